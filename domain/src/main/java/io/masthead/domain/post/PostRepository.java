package io.masthead.domain.post;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: stores posts.
 *
 * <p>Thread-safe. Returns copies: changes are stored by {@link #save} only. Every method may fail with
 * {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface PostRepository {

    /** Size of bodies as JSON ({@link Body#jsonSize}) with which a page of posts ends: 2 MiB. */
    long MAX_PAGE_BYTES = 2 * 1024 * 1024;

    /** Number up to which the matches of a search are counted. */
    long MAX_COUNTED_MATCHES = 10_000;

    /**
     * {@return an id that was never returned before: not in a unit of work that was rolled back, not before a restart}
     *
     * <p>Ids assigned by one instance increase, with gaps; across instances, their order says nothing about time.
     */
    PostId nextId();

    /**
     * Finds a post, regardless of its status.
     *
     * @param id its id
     * @return the post, if there is one
     */
    Optional<Post> find(PostId id);

    /**
     * Finds a post and locks it until the transaction ends. Concurrent transactions wait for the lock, so that they
     * read the latest version instead of failing when they save.
     *
     * @param id its id
     * @return the post, if there is one
     */
    Optional<Post> lock(PostId id);

    /**
     * Lists posts.
     *
     * <p>Continuing after the end of each page returns every post whose sort position stays the same, and each at most
     * once unless its position changes, regardless of concurrent insertions and deletions.
     *
     * @param filter the filter
     * @param order the sort order and the cursor
     * @param page the part of the list to return
     * @return at most {@link PageRequest#limit} posts, without a total; the page ends early with the post with which the
     *     bodies reach {@link #MAX_PAGE_BYTES} ({@link PostPages#bounded})
     */
    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page);

    /**
     * Counts posts.
     *
     * @param filter the filter
     * @return the number of posts; of a search, any number above {@value #MAX_COUNTED_MATCHES} stands for all of them
     */
    long count(PostFilter filter);

    /**
     * Counts the posts of an author, regardless of their status, and locks the author until the transaction ends.
     * Concurrent transactions that count the posts of the same author wait for the lock, so that they count those that
     * were added meanwhile.
     *
     * @param author the author
     * @param limit the number up to which posts are read and counted, at least 1
     * @return the number of posts, at most the limit; 0 if there is no such author
     */
    int lockAuthorAndCount(UserId author, int limit);

    /**
     * Adds a new post.
     *
     * @param post a post with a new id
     * @throws UserNotFound if its author does not exist
     */
    void add(Post post);

    /**
     * Adds new posts of one author, all or none; much faster than adding them one by one.
     *
     * @param posts posts with new ids; if empty, does nothing
     * @throws UserNotFound if their author does not exist
     */
    void addAll(List<Post> posts);

    /**
     * Stores the changes of a post.
     *
     * @param post the changed post, with the version at which it was read
     * @return the stored post, its version incremented by one
     * @throws ConcurrentUpdate if the post was saved or removed since it was read
     */
    Post save(Post post);

    /**
     * Removes a post.
     *
     * @param post the post, with the version at which it was read
     * @throws ConcurrentUpdate if the post was saved or removed since it was read
     */
    void remove(Post post);
}
