package io.masthead.domain.post;

import io.masthead.domain.user.UserId;
import java.util.Optional;

/**
 * Which posts are wanted. Whatever else is asked, published posts are visible to all and drafts to their author alone.
 *
 * @param author only posts of this user
 * @param status only posts of this status
 * @param viewer who asks: this user's drafts are visible
 */
public record PostFilter(Optional<UserId> author, Optional<PostStatus> status, Optional<UserId> viewer) {

    /** All published posts. */
    public static final PostFilter PUBLISHED =
            new PostFilter(Optional.empty(), Optional.of(PostStatus.PUBLISHED), Optional.empty());

    /**
     * {@return the published posts of one author}
     *
     * @param author who wrote them
     */
    public static PostFilter publishedBy(UserId author) {
        return new PostFilter(Optional.of(author), Optional.of(PostStatus.PUBLISHED), Optional.empty());
    }
}
