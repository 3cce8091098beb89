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
 * Hands out what is kept about whoever asks, as far as it is little. {@link ExportPosts} and {@link ExportAudit} hand out
 * the rest.
 */
@FunctionalInterface
public interface ExportAccount {

    /**
     * What is kept, at one moment.
     *
     * @param at when
     * @param account the account
     * @param identities by whom outside providers know its owner, in no order that means anything
     * @param sessions where it is signed in, the last used first
     */
    record Exported(Instant at, User account, List<ExternalIdentity> identities, List<Session> sessions) {

        /** Cuts the instant to microseconds, and copies the lists. */
        public Exported {
            at = at.truncatedTo(ChronoUnit.MICROS);
            identities = List.copyOf(identities);
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * Hands out the account and what belongs to it.
     *
     * @param self who asks
     * @return what is kept
     * @throws AccountGone if it was deleted
     */
    Exported export(UserId self);
}
