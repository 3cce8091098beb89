package io.masthead.application.session;

import io.masthead.application.UseCases.DrivenPorts;

/**
 * Signing in, and what follows.
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
     * @param ports what they need to be driven
     * @return the use cases
     */
    public static SessionUseCases assemble(DrivenPorts ports) {
        SignInService signingIn = new SignInService(ports);
        SessionService service = new SessionService(ports);
        return new SessionUseCases(
                signingIn::signIn, service::refresh, service::revoke, service::verify, service::list, service::end);
    }
}
