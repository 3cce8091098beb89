package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.Query;
import io.masthead.application.SnapshotRead;
import io.masthead.domain.post.PostPosition;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;

/** Lists what one user wrote, and tells a silent user from none. */
@Query
@FunctionalInterface
public interface ListPostsOfUser {

    /**
     * Whose posts, for whom.
     *
     * @param author whose posts, whatever {@code posts} says of an author
     * @param posts which of them
     */
    record Wanted(UserId author, ListPosts.Wanted posts) implements SnapshotRead {
        @Override
        public boolean needsSnapshot() {
            return posts.needsSnapshot();
        }
    }

    /**
     * Lists the posts of a user.
     *
     * @param wanted whose, for whom
     * @return the page
     * @throws UserNotFound if there is no such user
     */
    Page<PostView, PostPosition> list(Wanted wanted);
}
