package io.masthead.application.user;

/**
 * Use cases of accounts with passwords. Slow work runs outside of transactions, changes inside of one.
 *
 * @param register registers an account with a password
 * @param change changes the password of the authenticated user
 */
public record PasswordUseCases(RegisterUserWithPassword register, ChangePassword change) {

    /**
     * Assembles the use cases of passwords.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static PasswordUseCases assemble(PasswordPorts ports) {
        PasswordService service = new PasswordService(ports, new AccountRegistration(ports));
        return new PasswordUseCases(service::register, service::change);
    }
}
