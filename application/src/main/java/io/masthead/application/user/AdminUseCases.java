package io.masthead.application.user;

import io.masthead.domain.UnitOfWork;

/**
 * Use cases of the admin role, for the operator of the host. Each is atomic.
 *
 * @param grant grants the admin role
 * @param grantFirst grants the admin role to the first admin
 * @param revoke revokes the admin role
 * @param list lists the admins
 */
public record AdminUseCases(GrantAdmin grant, GrantFirstAdmin grantFirst, RevokeAdmin revoke, ListAdmins list) {

    /**
     * Assembles the use cases of the admin role.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static AdminUseCases assemble(UserPorts ports) {
        AdminService service = new AdminService(ports);
        UnitOfWork work = ports.unitOfWork();
        return new AdminUseCases(
                email -> work.run(() -> service.grant(email)),
                email -> work.run(() -> service.grantFirst(email)),
                email -> work.run(() -> service.revoke(email)),
                () -> work.run(service::list));
    }
}
