package io.masthead.application.purge;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.SessionRepository;
import java.time.Duration;

/** Driven ports of purging: all that keep something for a time. */
public interface PurgePorts extends CommonPorts {

    /** How long the audit log is kept unless the host says otherwise. */
    Duration AUDIT_RETENTION = Duration.ofDays(400);

    /** {@return the sessions} */
    SessionRepository sessions();

    /** {@return how often signing in failed} */
    FailedSignInRepository failedSignIns();

    /** {@return how long the audit log is kept; {@link #AUDIT_RETENTION} by default} */
    default Duration auditRetention() {
        return AUDIT_RETENTION;
    }
}
