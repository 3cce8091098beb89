package io.masthead.application.user;

import io.masthead.domain.UnitOfWork;

/**
 * Use cases of accounts. Each is atomic. Passwords ({@link PasswordUseCases}), external identities
 * ({@link IdentityUseCases}) and the admin role ({@link AdminUseCases}) are features of their own.
 *
 * @param register registers an account without a password
 * @param find finds a user as presented to a viewer
 * @param findAccount finds the account of the authenticated user
 * @param list lists users
 * @param edit edits an account
 * @param close deletes an account
 */
public record UserUseCases(
        RegisterUser register,
        FindUser find,
        FindAccount findAccount,
        ListUsers list,
        EditUser edit,
        CloseAccount close) {

    /**
     * Assembles the use cases of accounts.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static UserUseCases assemble(UserPorts ports) {
        UserReading reading = new UserReading(ports);
        AccountRegistration registration = new AccountRegistration(ports);
        UserService service = new UserService(ports);
        UnitOfWork work = ports.unitOfWork();
        return new UserUseCases(
                registration::register,
                reading::find,
                reading::findAccount,
                query -> query.total() ? work.read(() -> reading.list(query)) : reading.list(query),
                edit -> work.run(() -> service.edit(edit)),
                closing -> work.run(() -> service.close(closing)));
    }
}
