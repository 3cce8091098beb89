package io.masthead.application.purge;

import io.masthead.application.support.AuditRecorder;
import io.masthead.application.support.EventRecorder;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Use cases of the purge.
 *
 * @param purgeExpired removes expired data
 */
public record PurgeUseCases(PurgeExpired purgeExpired) {

    /** Maximum number of accounts in a transaction: an old installation may have a million to release. */
    private static final int BATCH = 100;

    /**
     * Assembles the use cases of the purge.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static PurgeUseCases assemble(PurgePorts ports) {
        return new PurgeUseCases(() -> purge(ports));
    }

    private static void purge(PurgePorts ports) {
        UnitOfWork work = ports.unitOfWork();
        Instant now = ports.clock().instant();
        work.run(() -> ports.sessions().removeExpired(now));
        work.run(() -> ports.failedSignIns().removeOlderThan(now.minus(FailedSignIns.RETENTION)));
        work.run(() -> ports.audit().removeOlderThan(now.minus(ports.auditRetention())));
        work.run(() -> ports.idempotency().removeExpired());
        ports.unclaimedRetention().ifPresent(retention -> releaseUnclaimed(ports, now.minus(retention), now));
    }

    private static void releaseUnclaimed(PurgePorts ports, Instant before, Instant now) {
        int removed;
        do {
            removed = ports.unitOfWork().run(() -> releaseBatch(ports, before, now));
        } while (removed == BATCH);
    }

    private static int releaseBatch(PurgePorts ports, Instant before, Instant now) {
        List<UserId> removed = ports.users().removeUnclaimed(before, BATCH);
        removed.forEach(user -> announce(ports, user, now));
        return removed.size();
    }

    private static void announce(PurgePorts ports, UserId user, Instant now) {
        new AuditRecorder(ports.audit())
                .record(AuditAction.ACCOUNT_CLOSED, Optional.of(user), Optional.empty(), RequestOrigin.HOST, now);
        EventRecorder.of(ports).publish(new AccountClosed(user, now));
    }
}
