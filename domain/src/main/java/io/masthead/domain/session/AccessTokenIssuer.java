package io.masthead.domain.session;

import java.time.Instant;

/** Driven port: issues access tokens signed with a key of this service. */
@FunctionalInterface
public interface AccessTokenIssuer {

    /**
     * Issues an access token.
     *
     * @param session the session it belongs to, whose user it authenticates; the token is valid no longer than the
     *     session, and tells when that began
     * @param now the current time, from which the lifetime counts
     * @return the access token
     */
    AccessToken issue(Session session, Instant now);
}
