package io.masthead.application.export;

import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Exports the account of the authenticated user with its identities and sessions. {@link ExportPosts} and
 * {@link ExportAudit} export the long lists.
 */
@FunctionalInterface
public interface ExportAccount {

    /**
     * Account export at one point in time.
     *
     * @param at the time of the export, in microseconds
     * @param account the account
     * @param identities its external identities, in no particular order
     * @param sessions its open sessions, most recently used first
     */
    record Exported(Instant at, User account, List<ExternalIdentity> identities, List<Session> sessions) {

        /** Truncates the instant to microseconds and copies the lists. */
        public Exported {
            at = at.truncatedTo(ChronoUnit.MICROS);
            identities = List.copyOf(identities);
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * Exports the account with its identities and sessions.
     *
     * @param self the authenticated user
     * @return the export
     * @throws AccountGone if the account was deleted
     */
    Exported export(UserId self);
}
