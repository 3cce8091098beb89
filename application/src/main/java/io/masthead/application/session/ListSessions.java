package io.masthead.application.session;

import io.masthead.domain.session.Session;
import io.masthead.domain.user.UserId;
import java.util.List;

/** Lists the sessions of the authenticated user. */
@FunctionalInterface
public interface ListSessions {

    /**
     * Lists the open sessions.
     *
     * @param self the authenticated user
     * @return the sessions, most recently used first; {@value Session#MAX_PER_ACCOUNT} at most
     */
    List<Session> list(UserId self);
}
