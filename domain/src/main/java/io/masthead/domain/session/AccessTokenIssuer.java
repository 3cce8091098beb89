package io.masthead.domain.session;

import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Driven port: issues access tokens signed with a key of this service. */
@FunctionalInterface
public interface AccessTokenIssuer {

    /**
     * Issues an access token.
     *
     * @param user the user it authenticates
     * @param session the session it belongs to; the token is valid no longer than the session
     * @param now the current time, from which the lifetime counts
     * @return the access token
     */
    AccessToken issue(UserId user, SessionId session, Instant now);
}
