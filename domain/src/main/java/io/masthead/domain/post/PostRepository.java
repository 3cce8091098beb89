package io.masthead.domain.post;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.UserNotFound;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: keeps posts.
 *
 * <p>Safe for use by many threads. What it returns are copies: a change of theirs is stored by {@link #save} alone.
 * Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
public interface PostRepository {

    /**
     * {@return an identity that no post has or had}
     *
     * <p>Those that one instance gives grow, with gaps; across instances, order says nothing about time.
     */
    PostId nextId();

    /**
     * Finds a post, whoever may read it.
     *
     * @param id its identity
     * @return the post, if there is one
     */
    Optional<Post> find(PostId id);

    /**
     * Finds a post in order to change it: others who do the same wait until this transaction ends, so that none of them
     * fails for having read too early.
     *
     * @param id its identity
     * @return the post, if there is one
     */
    Optional<Post> lock(PostId id);

    /**
     * Lists posts.
     *
     * <p>Whoever continues after the end of each part sees every post that stood in its place throughout, and each at
     * most once unless its place changes, whatever is added and removed meanwhile.
     *
     * @param filter which posts
     * @param order in which order, and from where on
     * @param page which part of that
     * @return at most as many posts as the page allows, without a total
     */
    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page);

    /**
     * Counts posts.
     *
     * @param filter which posts
     * @return how many there are
     */
    long count(PostFilter filter);

    /**
     * Adds a new post.
     *
     * @param post a post with a fresh identity
     * @throws UserNotFound if its author does not exist
     */
    void add(Post post);

    /**
     * Adds new posts of one author at once, all or none: for many this is much faster than one after the other.
     *
     * @param posts posts with fresh identities; without any, nothing is done
     * @throws UserNotFound if their author does not exist
     */
    void addAll(List<Post> posts);

    /**
     * Stores the changes of a post.
     *
     * @param post the changed post, with the version that it was read with
     * @return the post as it is stored now, its version one higher
     * @throws ConcurrentUpdate if the post was saved or removed since it was read
     */
    Post save(Post post);

    /**
     * Removes a post.
     *
     * @param post the post, with the version that it was read with
     * @throws ConcurrentUpdate if the post was saved or removed since it was read
     */
    void remove(Post post);
}
