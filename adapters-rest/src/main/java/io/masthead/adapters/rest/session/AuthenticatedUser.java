package io.masthead.adapters.rest.session;

import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.http.request.Caller;
import java.util.Optional;

/**
 * The authenticated user.
 *
 * @param user the account
 * @param session the session of the access token; none for a token of an OpenID Connect provider
 * @param signedIn the time of the sign-in, as the access token says
 */
public record AuthenticatedUser(UserId user, Optional<SessionId> session, AuthenticationTime signedIn)
        implements Caller {

    @Override
    public String name() {
        return nameOf(user);
    }

    /**
     * {@return the name to which the idempotency keys of a user belong}
     *
     * @param user the user
     */
    public static String nameOf(UserId user) {
        return "user:" + user.value();
    }
}
