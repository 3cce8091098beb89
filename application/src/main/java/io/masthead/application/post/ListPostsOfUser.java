package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.SnapshotRead;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/** Lists what one user wrote, and tells a silent user from none. */
@io.masthead.application.Query
@FunctionalInterface
public interface ListPostsOfUser {

    /**
     * Whose posts, for whom.
     *
     * @param author whose posts, whatever {@code posts} says of an author
     * @param posts which of them
     */
    record Query(UserId author, ListPosts.Query posts) implements SnapshotRead {
        @Override
        public boolean needsSnapshot() {
            return posts.needsSnapshot();
        }
    }

    /**
     * Lists the posts of a user.
     *
     * @param query whose, for whom
     * @return the page
     * @throws UserNotFound if there is no such user
     */
    Page<PostView, PostCursor> list(Query query);
}
