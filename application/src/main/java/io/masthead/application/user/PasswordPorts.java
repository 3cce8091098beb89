package io.masthead.application.user;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;

/** Driven ports of accounts with passwords. */
public interface PasswordPorts extends UserPorts {

    /** {@return the password hasher} */
    PasswordHasher hasher();

    /** {@return the failed sign-ins} */
    FailedSignInRepository failedSignIns();

    /** {@return the policy of new passwords; {@link PasswordPolicy#DEFAULT} by default} */
    default PasswordPolicy passwordPolicy() {
        return PasswordPolicy.DEFAULT;
    }
}
