package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.QuotaExceeded;

/**
 * Policy: the greatest number of posts of one account, drafts included, so that no account fills the storage (OWASP API4).
 * It holds for every account, also for those of admins.
 *
 * @param posts the number of posts, {@value #MIN} to {@value #MAX}; writing a post counts up to it
 */
public record PostQuota(int posts) {

    /** Minimum of the number of posts. */
    public static final int MIN = 1;

    /** Maximum of the number of posts. */
    public static final int MAX = 1_000_000;

    /**
     * Checks the number.
     *
     * @throws io.masthead.domain.InvalidValue if it is out of bounds
     */
    public PostQuota {
        Checks.range(PostQuota.class, posts, MIN, MAX);
    }

    /**
     * Requires room for new posts.
     *
     * @param existing the number of posts of the account
     * @param added the number of posts to add
     * @throws QuotaExceeded if there would be more posts than allowed
     */
    public void requireRoom(int existing, int added) {
        if (added > posts - existing) {
            throw new QuotaExceeded(posts);
        }
    }
}
