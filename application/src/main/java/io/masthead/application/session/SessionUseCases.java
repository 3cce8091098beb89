package io.masthead.application.session;

import io.masthead.domain.UnitOfWork;

/**
 * Use cases of sign-in and sessions. Slow work runs outside of transactions, changes inside of one.
 *
 * @param signIn exchanges e-mail address and password for tokens
 * @param refresh exchanges a refresh token for new tokens
 * @param revoke ends the session of a refresh token
 * @param verify tells whether the session of an access token is open
 * @param list lists the sessions of the authenticated user
 * @param end ends a session of the authenticated user
 */
public record SessionUseCases(
        SignIn signIn,
        RefreshSession refresh,
        RevokeToken revoke,
        VerifySession verify,
        ListSessions list,
        EndSession end) {

    /**
     * Assembles the use cases of sessions.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static SessionUseCases assemble(SessionPorts ports) {
        SignInService signIn = new SignInService(ports);
        SessionService service = new SessionService(ports);
        UnitOfWork work = ports.unitOfWork();
        return new SessionUseCases(
                signIn::signIn,
                service::refresh,
                revocation -> work.run(() -> service.revoke(revocation)),
                service::verify,
                service::list,
                ending -> work.run(() -> service.end(ending)));
    }
}
