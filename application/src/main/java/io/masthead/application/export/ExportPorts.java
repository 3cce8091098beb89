package io.masthead.application.export;

import io.masthead.application.CommonPorts;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserLookup;

/** Driven ports of the account export: all ports that store data about an account. */
public interface ExportPorts extends CommonPorts {

    /** {@return the accounts} */
    UserLookup users();

    /** {@return their posts} */
    PostRepository posts();

    /** {@return their sessions} */
    SessionRepository sessions();

    /** {@return their external identities} */
    IdentityRepository identities();

    @Override
    AuditLog audit();
}
