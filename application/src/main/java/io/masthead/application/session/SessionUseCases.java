package io.masthead.application.session;

import io.masthead.domain.UnitOfWork;

/**
 * Signing in, and the sessions that follow. What is slow runs outside of transactions, what changes something in one.
 *
 * @param signIn exchanges address and password for tokens
 * @param refresh exchanges a refresh token for the next tokens
 * @param revoke ends the session of a refresh token
 * @param verify says whether an access token still counts
 * @param list lists one's own sessions
 * @param end ends one of one's own sessions
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
