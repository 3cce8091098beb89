package io.masthead.application.export;

import io.masthead.domain.Page;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Exports the posts of the authenticated user, including drafts, page by page. */
@FunctionalInterface
public interface ExportPosts {

    /** Maximum number of posts of a page. Small, since posts can be long and a slow reader holds a page in memory. */
    int PAGE_SIZE = 20;

    /**
     * Query for a page.
     *
     * @param self the authenticated user
     * @param after the end of the previous page; the beginning if empty
     */
    record Query(UserId self, Optional<PostCursor> after) {}

    /**
     * Exports a page of posts, newest first.
     *
     * @param query the query
     * @return the posts; empty at the end or if the account was deleted
     */
    Page<Post, PostCursor> export(Query query);
}
