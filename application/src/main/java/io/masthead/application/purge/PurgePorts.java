package io.masthead.application.purge;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import java.time.Duration;
import java.util.Optional;

/** Driven ports of the purge: all ports that store data for a limited time. */
public interface PurgePorts extends CommonPorts {

    /** Default retention of the audit log. */
    Duration AUDIT_RETENTION = Duration.ofDays(400);

    /** {@return the sessions} */
    SessionRepository sessions();

    /** {@return the failed sign-ins} */
    FailedSignInRepository failedSignIns();

    /** {@return the accounts} */
    UserRepository users();

    /** {@return the time after which an account that nobody has claimed is removed; never by default} */
    default Optional<Duration> unclaimedRetention() {
        return Optional.empty();
    }

    /** {@return the retention of the audit log; {@link #AUDIT_RETENTION} by default} */
    default Duration auditRetention() {
        return AUDIT_RETENTION;
    }
}
