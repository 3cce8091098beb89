package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.ReauthenticationRequired;
import java.time.Duration;
import java.time.Instant;

/**
 * Policy: a change of who owns an account needs a recent sign-in, so that a stolen access token does not take the
 * account over (ASVS 5.0 7.5.1).
 *
 * @param maxAge the greatest age of a recent sign-in, {@value #MIN_SECONDS} to {@value #MAX_SECONDS} seconds
 */
public record RecentSignIn(Duration maxAge) {

    /** Minimum of the greatest age in seconds. */
    public static final int MIN_SECONDS = 1;

    /** Maximum of the greatest age in seconds: a day. */
    public static final int MAX_SECONDS = 86_400;

    /** A sign-in is recent for five minutes. */
    public static final RecentSignIn DEFAULT = new RecentSignIn(Duration.ofMinutes(5));

    /**
     * Checks the age.
     *
     * @throws io.masthead.domain.InvalidValue if it is out of bounds
     */
    public RecentSignIn {
        Checks.range(RecentSignIn.class, maxAge.toSeconds(), MIN_SECONDS, MAX_SECONDS);
    }

    /**
     * Requires a recent sign-in.
     *
     * @param signedIn the time of the sign-in
     * @param now the current time
     * @throws ReauthenticationRequired if it is older, or not known
     */
    public void require(AuthenticationTime signedIn, Instant now) {
        if (signedIn.value().isBefore(now.minus(maxAge))) {
            throw new ReauthenticationRequired(maxAge);
        }
    }
}
