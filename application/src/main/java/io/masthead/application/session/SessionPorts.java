package io.masthead.application.session;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;

/** Driven ports of sign-in with a password and of sessions. */
public interface SessionPorts extends CommonPorts {

    /** {@return the sessions} */
    SessionRepository sessions();

    /** {@return the accounts} */
    UserRepository users();

    /** {@return the failed sign-ins} */
    FailedSignInRepository failedSignIns();

    /** {@return the password hasher} */
    PasswordHasher hasher();

    /** {@return the issuer of access tokens} */
    AccessTokenIssuer accessTokens();

    /** {@return the issuer of refresh tokens} */
    RefreshTokens refreshTokens();
}
