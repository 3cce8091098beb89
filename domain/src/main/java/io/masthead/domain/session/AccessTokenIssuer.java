package io.masthead.domain.session;

import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Driven port: makes access tokens that only this service's keys can make. */
@FunctionalInterface
public interface AccessTokenIssuer {

    /**
     * Makes a token.
     *
     * @param user whom it stands for
     * @param session what it rests on: it is good no longer than the session
     * @param now the present, from which its lifetime counts
     * @return the token
     */
    AccessToken issue(UserId user, SessionId session, Instant now);
}
