package io.masthead.application.post;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;

/** Lists posts. */
@FunctionalInterface
public interface ListPosts {

    /**
     * Query for a page of posts.
     *
     * @param filter the filter, which includes the viewer
     * @param order the sort order and the cursor
     * @param page the part of the list to return
     * @param total whether to count the whole list, regardless of the cursor, which costs one more statement; the
     *     matches of a search are counted up to {@value PostRepository#MAX_COUNTED_MATCHES}
     * @param authors whether to include their authors, which costs one more statement
     */
    record Query(PostFilter filter, PostOrder order, PageRequest page, boolean total, boolean authors) {

        /** {@return whether this takes several statements, which need one snapshot} */
        boolean readsSeveral() {
            return total || authors;
        }
    }

    /**
     * Lists posts.
     *
     * @param query the query
     * @return the page
     */
    Page<PostView, PostCursor> list(Query query);
}
