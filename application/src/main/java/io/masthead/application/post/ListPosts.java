package io.masthead.application.post;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;

/** Lists posts. */
@FunctionalInterface
public interface ListPosts {

    /**
     * Which posts, for whom.
     *
     * @param filter which posts, and who asks
     * @param order in which order, and from where on
     * @param page which part of that
     * @param total whether to count the whole list, wherever the part begins, which costs a statement more
     * @param authors whether to find their authors, too, which costs a statement more
     */
    record Query(PostFilter filter, PostOrder order, PageRequest page, boolean total, boolean authors) {

        /** {@return whether this takes several statements, which are read in one snapshot} */
        boolean readsSeveral() {
            return total || authors;
        }
    }

    /**
     * Lists posts.
     *
     * @param query which, for whom
     * @return the page
     */
    Page<PostView, PostCursor> list(Query query);
}
