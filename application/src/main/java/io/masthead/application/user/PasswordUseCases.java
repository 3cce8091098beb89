package io.masthead.application.user;

/**
 * Accounts with passwords. What is slow runs outside of transactions, what changes something in one.
 *
 * @param register makes an account with a password
 * @param change replaces one's own password
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
