package io.masthead.application.audit;

import io.masthead.application.CommonPorts;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.user.UserLookup;

/** Driven ports of the audit log. */
public interface AuditPorts extends CommonPorts {

    @Override
    AuditLog audit();

    /** {@return user lookup, for permissions} */
    UserLookup users();
}
