package io.masthead.bootstrap.settings;

import io.masthead.domain.post.PostQuota;
import io.masthead.domain.user.RegistrationPolicy;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounts: who makes them, how many, how much they may have, and when they are released.
 *
 * @param registration who may register accounts
 * @param registrationRateLimit the rate limit of registrations per client address; without it, there is none
 * @param unclaimedRetention the time after which an account that nobody can sign in to is removed; never if empty
 * @param postQuota the most posts of an account; without it, there is no quota
 */
public record AccountSettings(
        RegistrationPolicy registration,
        Optional<RequestRate> registrationRateLimit,
        Optional<Duration> unclaimedRetention,
        Optional<PostQuota> postQuota) {

    private static final RequestRate USUAL_REGISTRATION_RATE = new RequestRate(300, Duration.ofHours(1));
    private static final Duration USUAL_RETENTION = Duration.ofDays(30);
    private static final int MOST_DAYS = 36_500;

    static AccountSettings read(SettingsReader reader) {
        return new AccountSettings(
                reader.read("REGISTRATION", AccountSettings::policy).orElse(RegistrationPolicy.OPEN),
                reader.read("REGISTRATION_RATE_LIMIT", RequestRate::parse).orElse(Optional.of(USUAL_REGISTRATION_RATE)),
                reader.read("UNCLAIMED_DAYS", AccountSettings::days).orElse(Optional.of(USUAL_RETENTION)),
                reader.read("POSTS_PER_ACCOUNT", AccountSettings::quota).orElse(Optional.empty()));
    }

    private static RegistrationPolicy policy(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "open" -> RegistrationPolicy.OPEN;
            case "closed" -> RegistrationPolicy.CLOSED;
            default -> throw new MalformedValue("must be open or closed");
        };
    }

    private static Optional<Duration> days(String text) {
        return SettingParsers.numberOrOff(text, 1, MOST_DAYS).map(Duration::ofDays);
    }

    private static Optional<PostQuota> quota(String text) {
        return SettingParsers.numberOrOff(text, PostQuota.MIN, PostQuota.MAX)
                .map(posts -> new PostQuota(Math.toIntExact(posts)));
    }
}
