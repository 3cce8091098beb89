package io.masthead.application.post;

import io.masthead.application.Page;
import io.masthead.application.Query;
import io.masthead.application.SnapshotRead;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.Optional;

/** Lists what one user wrote, newest first, and tells a silent user from none. */
@Query
@FunctionalInterface
public interface ListPostsOfUser {

    /**
     * Whose posts, for whom.
     *
     * @param author whose posts
     * @param status only posts of this status
     * @param viewer who asks, if known
     * @param page which part of the list
     * @param total whether to count the whole list, which costs a statement more
     */
    record Wanted(UserId author, Optional<PostStatus> status, Optional<UserId> viewer, PageRequest page, boolean total)
            implements SnapshotRead {
        @Override
        public boolean needsSnapshot() {
            return total;
        }
    }

    /**
     * Lists the posts of a user.
     *
     * @param wanted whose, for whom
     * @return the page
     * @throws UserNotFound if there is no such user
     */
    Page<Post> list(Wanted wanted);
}
