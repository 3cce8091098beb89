package io.masthead.application.user;

import io.masthead.domain.UnitOfWork;

/**
 * What can be done with accounts. Each use case is all or nothing by itself. Passwords are a feature of their own
 * ({@link PasswordUseCases}), and so are identities that a provider vouches for ({@link IdentityUseCases}).
 *
 * @param register makes an account without a password
 * @param find finds a user as others see it
 * @param findAccount finds the caller's own account
 * @param list lists users
 * @param edit changes an account
 * @param close deletes an account
 * @param grantAdmin makes an account the first admin
 */
public record UserUseCases(
        RegisterUser register,
        FindUser find,
        FindAccount findAccount,
        ListUsers list,
        EditUser edit,
        CloseAccount close,
        GrantAdmin grantAdmin) {

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
                closing -> work.run(() -> service.close(closing)),
                email -> work.run(() -> service.grant(email)));
    }
}
