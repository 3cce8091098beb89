package io.masthead.application.user;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.user.PasswordHasher;

/** Driven ports of accounts with passwords. */
public interface PasswordPorts extends UserPorts {

    /** {@return what hashes passwords} */
    PasswordHasher hasher();

    /** {@return how often passwords were guessed wrong} */
    FailedSignInRepository failedSignIns();
}
