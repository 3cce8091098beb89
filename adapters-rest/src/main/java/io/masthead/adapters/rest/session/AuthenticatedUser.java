package io.masthead.adapters.rest.session;

import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.http.request.Caller;
import java.util.Optional;

/**
 * The authenticated user.
 *
 * @param user the account
 * @param session the session of the access token; none for a token of an OpenID Connect provider
 */
public record AuthenticatedUser(UserId user, Optional<SessionId> session) implements Caller {

    @Override
    public String name() {
        return nameOf(user);
    }

    static String nameOf(UserId user) {
        return "user:" + user.value();
    }
}
