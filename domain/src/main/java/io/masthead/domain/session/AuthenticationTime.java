package io.masthead.domain.session;

import java.time.Instant;

/**
 * Time at which the caller of a command signed in (the claim {@code auth_time} of OpenID Connect Core 1.0 §2). The
 * refresh of a session does not change it.
 *
 * @param value the time; the constants are further away than any sign-in
 */
public record AuthenticationTime(Instant value) {

    /** The host itself acts, on behalf of no caller: as recent as possible. */
    public static final AuthenticationTime HOST = new AuthenticationTime(Instant.MAX);

    /** The time is not known, as with an access token that does not tell it: never recent. */
    public static final AuthenticationTime UNKNOWN = new AuthenticationTime(Instant.MIN);
}
