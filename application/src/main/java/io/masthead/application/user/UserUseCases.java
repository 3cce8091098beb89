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
 * @param appointAdmin makes an account an admin
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
        AppointAdmin appointAdmin) {

    /**
     * Assembles the use cases of accounts.
     *
     * @param ports what they need to be driven
     * @param policy what the host decides about accounts
     * @return the use cases
     */
    public static UserUseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        UserReading reading = new UserReading(ports.users(), ports.posts(), policy.emailVisibility());
        UserService service = new UserService(ports, policy);
        return new UserUseCases(
                service::register,
                reading::find,
                reading::findWithPosts,
                reading::findAccount,
                reading::list,
                service::edit,
                service::changePassword,
                service::close,
                service::appoint);
    }
}
