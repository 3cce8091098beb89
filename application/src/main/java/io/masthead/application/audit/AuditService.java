package io.masthead.application.audit;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.domain.NotAllowed;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The use cases of the record of what happened. */
final class AuditService {

    private final Repositories repositories;
    private final InstantSource clock;
    private final Duration retention;

    AuditService(DrivenPorts ports, Duration retention) {
        this.repositories = ports.repositories();
        this.clock = ports.clock();
        this.retention = retention;
    }

    List<AuditEntry> read(ReadAudit.Query query) {
        User actor = repositories.users().find(query.actor()).orElseThrow(AccountGone::new);
        if (!Permission.READ_AUDIT.allows(actor, actor.id())) {
            throw new NotAllowed();
        }
        return repositories.audit().list(query.before(), query.limit());
    }

    void purgeExpired() {
        Instant now = clock.instant();
        repositories.sessions().removeExpired(now);
        repositories.failedSignIns().removeOlderThan(now.minus(FailedSignIns.MEMORY));
        repositories.audit().removeOlderThan(now.minus(retention));
        repositories.requests().removeExpired();
    }
}
