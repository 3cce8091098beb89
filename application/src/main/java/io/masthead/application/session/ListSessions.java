package io.masthead.application.session;

import io.masthead.domain.session.Session;
import io.masthead.domain.user.UserId;
import java.util.List;

/** Lists one's own sessions. */
@FunctionalInterface
public interface ListSessions {

    /**
     * Lists the sessions that have not ended.
     *
     * @param self whose
     * @return the sessions, the last used first; {@value Session#MAX_PER_ACCOUNT} at most
     */
    List<Session> list(UserId self);
}
