package io.masthead.application.session;

import io.masthead.application.UseCases.DrivenPorts;

/**
 * Signing in.
 *
 * @param signIn exchanges address and password for an access token
 */
public record SessionUseCases(SignIn signIn) {

    /**
     * Assembles the use cases of signing in.
     *
     * @param ports what they need to be driven
     * @return the use cases
     */
    public static SessionUseCases assemble(DrivenPorts ports) {
        SessionService service = new SessionService(ports);
        return new SessionUseCases(service::signIn);
    }
}
