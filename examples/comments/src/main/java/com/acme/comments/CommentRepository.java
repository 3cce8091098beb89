package com.acme.comments;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import java.util.Optional;

/** Driven port: stores comments. Removing a post or an author removes their comments. */
public interface CommentRepository {

    /** {@return an id never used for a comment} */
    CommentId nextId();

    /** {@return a comment, if it exists} */
    Optional<Comment> find(CommentId id);

    /** {@return a comment, if it exists, locked until the unit of work ends} */
    Optional<Comment> lock(CommentId id);

    /** {@return comments on a post, newest first, after a given one if named} */
    Page<Comment, CommentId> list(PostId post, Optional<CommentId> after, PageRequest page);

    /** {@return the number of comments on a post} */
    long count(PostId post);

    /**
     * Adds a comment.
     *
     * @throws PostNotFound if its post was removed
     */
    void add(Comment comment);

    /**
     * Saves a changed comment.
     *
     * @return the comment in its next version
     * @throws ConcurrentUpdate if it changed since it was read
     */
    Comment save(Comment comment);

    /**
     * Removes a comment.
     *
     * @throws ConcurrentUpdate if it changed since it was read
     */
    void remove(Comment comment);
}
