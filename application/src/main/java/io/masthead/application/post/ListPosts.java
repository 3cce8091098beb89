package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.Query;
import io.masthead.application.SnapshotRead;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;

/** Lists posts, newest first. */
@Query
@FunctionalInterface
public interface ListPosts {

    /**
     * Which posts, for whom.
     *
     * @param filter which posts, and who asks
     * @param page which part of the list
     * @param total whether to count the whole list, which costs a statement more
     */
    record Wanted(PostFilter filter, PageRequest page, boolean total) implements SnapshotRead {
        @Override
        public boolean needsSnapshot() {
            return total;
        }
    }

    /**
     * Lists posts.
     *
     * @param wanted which, for whom
     * @return the page
     */
    Page<Post> list(Wanted wanted);
}
