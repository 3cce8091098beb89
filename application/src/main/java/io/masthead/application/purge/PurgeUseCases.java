package io.masthead.application.purge;

import io.masthead.application.support.AuditRecorder;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Use cases of the purge.
 *
 * @param purgeExpired removes expired data
 */
public record PurgeUseCases(PurgeExpired purgeExpired) {

    private static final int BATCH = 100;

    /**
     * Assembles the use cases of the purge.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static PurgeUseCases assemble(PurgePorts ports) {
        return new PurgeUseCases(() -> ports.unitOfWork().run(() -> purge(ports)));
    }

    private static void purge(PurgePorts ports) {
        Instant now = ports.clock().instant();
        ports.sessions().removeExpired(now);
        ports.failedSignIns().removeOlderThan(now.minus(FailedSignIns.RETENTION));
        ports.audit().removeOlderThan(now.minus(ports.auditRetention()));
        ports.idempotency().removeExpired();
        ports.unclaimedRetention().ifPresent(retention -> releaseUnclaimed(ports, retention, now));
    }

    private static void releaseUnclaimed(PurgePorts ports, Duration retention, Instant now) {
        List<UserId> removed;
        do {
            removed = ports.users().removeUnclaimed(now.minus(retention), BATCH);
            removed.forEach(user -> announce(ports, user, now));
        } while (removed.size() == BATCH);
    }

    private static void announce(PurgePorts ports, UserId user, Instant now) {
        new AuditRecorder(ports.audit())
                .record(AuditAction.ACCOUNT_CLOSED, Optional.of(user), Optional.empty(), RequestOrigin.HOST, now);
        ports.events().publish(new AccountClosed(user, now));
    }
}
