package io.masthead.application.purge;

import io.masthead.domain.session.FailedSignIns;
import java.time.Instant;

/**
 * Use cases of the purge.
 *
 * @param purgeExpired removes expired data
 */
public record PurgeUseCases(PurgeExpired purgeExpired) {

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
    }
}
