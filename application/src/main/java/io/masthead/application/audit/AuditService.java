package io.masthead.application.audit;

import io.masthead.domain.Forbidden;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserLookup;
import java.util.List;

/** Use case of the audit log. */
final class AuditService {

    private final AuditLog log;
    private final UserLookup users;

    AuditService(AuditPorts ports) {
        this.log = ports.audit();
        this.users = ports.users();
    }

    List<AuditEntry> read(ReadAudit.Query query) {
        User actor = users.find(query.actor()).orElseThrow(AccountGone::new);
        if (!Permission.READ_AUDIT.allows(actor, actor.id())) {
            throw new Forbidden();
        }
        return log.list(query.before(), query.limit());
    }
}
