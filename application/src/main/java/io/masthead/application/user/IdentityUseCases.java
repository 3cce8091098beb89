package io.masthead.application.user;

/**
 * Use cases of external identities from an OpenID Connect provider.
 *
 * @param recognize finds or registers the account of an external identity
 */
public record IdentityUseCases(RecognizeIdentity recognize) {

    /**
     * Assembles the use cases of identities.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static IdentityUseCases assemble(IdentityPorts ports) {
        return new IdentityUseCases(new IdentityService(ports, new AccountRegistration(ports))::recognize);
    }
}
