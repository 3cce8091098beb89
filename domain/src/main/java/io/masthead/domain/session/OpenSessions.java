package io.masthead.domain.session;

import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.user.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Driven port: tells which of many sessions are open. Part of {@link SessionRepository}.
 *
 * <p>Thread-safe. Every method may fail with {@link StorageUnavailable} or {@link StorageContention}.
 */
@FunctionalInterface
public interface OpenSessions {

    /**
     * Finds open sessions, however many, in one query.
     *
     * @param ids the ids of sessions
     * @param now the current time
     * @return those that are {@link Session#isOpen open}, with the role of their account
     */
    Map<SessionId, Role> findOpen(Set<SessionId> ids, Instant now);
}
