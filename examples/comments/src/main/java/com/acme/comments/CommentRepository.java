package com.acme.comments;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import java.util.Optional;

/** Driven port: keeps comments. A comment goes with its post and with its author. */
public interface CommentRepository {

    /** {@return an identity that was never given before} */
    CommentId nextId();

    /** {@return a comment, if it is there} */
    Optional<Comment> find(CommentId id);

    /** {@return a comment, if it is there, which nobody else changes before the end of the unit of work} */
    Optional<Comment> lock(CommentId id);

    /** {@return comments on a post, the newest first, after one of them if it is named} */
    Page<Comment, CommentId> list(PostId post, Optional<CommentId> after, PageRequest page);

    /** {@return how many comments a post has} */
    long count(PostId post);

    /**
     * Adds a comment.
     *
     * @throws PostNotFound if its post is gone
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
