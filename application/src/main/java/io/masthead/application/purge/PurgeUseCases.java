package io.masthead.application.purge;

import io.masthead.domain.session.FailedSignIns;
import java.time.Instant;

/**
 * Purging, for the host's timer.
 *
 * @param purgeExpired removes what has expired
 */
public record PurgeUseCases(PurgeExpired purgeExpired) {

    /**
     * Assembles the use case of purging.
     *
     * @param ports the driven ports
     * @return the use case
     */
    public static PurgeUseCases assemble(PurgePorts ports) {
        return new PurgeUseCases(() -> ports.unitOfWork().run(() -> purge(ports)));
    }

    private static void purge(PurgePorts ports) {
        Instant now = ports.clock().instant();
        ports.sessions().removeExpired(now);
        ports.failedSignIns().removeOlderThan(now.minus(FailedSignIns.MEMORY));
        ports.audit().removeOlderThan(now.minus(ports.auditRetention()));
        ports.idempotency().removeExpired();
    }
}
