package io.masthead.application.user;

import io.masthead.application.UseCases.DrivenPorts;

/**
 * What can be done with accounts.
 *
 * @param register makes an account
 * @param find finds a user as others see it
 * @param findWithPosts finds a user together with what it published last
 * @param findAccount finds the caller's own account
 * @param list lists users
 * @param edit changes an account
 * @param changePassword replaces one's own password
 * @param close deletes an account
 * @param grantAdmin makes an account an admin
 * @param exportAccount hands out what is kept about the caller, as far as it is little
 * @param exportPosts hands out everything that the caller has written
 * @param exportAudit hands out what happened to the caller, and what it did to others
 * @param recognizeIdentity finds or makes the account of someone whom an outside provider vouches for
 */
public record UserUseCases(
        RegisterUser register,
        FindUser find,
        FindUserWithPosts findWithPosts,
        FindAccount findAccount,
        ListUsers list,
        EditUser edit,
        ChangePassword changePassword,
        CloseAccount close,
        GrantAdmin grantAdmin,
        ExportAccount exportAccount,
        ExportPosts exportPosts,
        ExportAudit exportAudit,
        RecognizeIdentity recognizeIdentity) {

    /**
     * Assembles the use cases of accounts.
     *
     * @param ports what they need to be driven
     * @param policy what the host decides about accounts
     * @return the use cases
     */
    public static UserUseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        UserReading reading = new UserReading(ports.repositories(), policy.emailVisibility());
        AccountRegistration registrar = new AccountRegistration(ports, policy);
        UserService service = new UserService(ports);
        AccountExport export = new AccountExport(ports);
        return new UserUseCases(
                registrar::register,
                reading::find,
                reading::findWithPosts,
                reading::findAccount,
                reading::list,
                service::edit,
                new PasswordService(ports)::change,
                service::close,
                service::grant,
                export::account,
                export::posts,
                export::audit,
                new IdentityService(ports, registrar)::recognize);
    }
}
