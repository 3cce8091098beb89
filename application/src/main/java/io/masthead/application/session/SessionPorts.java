package io.masthead.application.session;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;

/** Driven ports of signing in with a password, and of the sessions that follow. */
public interface SessionPorts extends CommonPorts {

    /** {@return the sessions} */
    SessionRepository sessions();

    /** {@return the accounts} */
    UserRepository users();

    /** {@return how often signing in failed} */
    FailedSignInRepository failedSignIns();

    /** {@return what compares passwords} */
    PasswordHasher hasher();

    /** {@return what issues access tokens} */
    AccessTokenIssuer accessTokens();

    /** {@return what issues refresh tokens} */
    RefreshTokens refreshTokens();
}
