package io.masthead.application.user;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.user.PasswordHasher;

/** Driven ports of accounts with passwords. */
public interface PasswordPorts extends UserPorts {

    /** {@return the password hasher} */
    PasswordHasher hasher();

    /** {@return the failed sign-ins} */
    FailedSignInRepository failedSignIns();
}
