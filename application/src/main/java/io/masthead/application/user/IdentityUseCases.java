package io.masthead.application.user;

/**
 * Accounts whose owners an OpenID Connect provider vouches for.
 *
 * @param recognize finds or makes the account of someone whom a provider vouches for
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
