package io.masthead.application.user;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Use cases of the admin role. */
final class AdminService {

    private final UserRepository users;
    private final AccountEdit accountEdit;
    private final InstantSource clock;

    AdminService(UserPorts ports) {
        this.users = ports.users();
        this.accountEdit = new AccountEdit(ports);
        this.clock = ports.clock();
    }

    GrantAdmin.Result grant(EmailAddress email) {
        Optional<User> user = find(email);
        if (user.isEmpty()) {
            return GrantAdmin.Result.NO_ACCOUNT;
        }
        if (user.get().isAdmin()) {
            return GrantAdmin.Result.ALREADY_ADMIN;
        }
        change(user.get(), Role.ADMIN);
        return GrantAdmin.Result.GRANTED;
    }

    GrantFirstAdmin.Result grantFirst(EmailAddress email) {
        if (!users.lockAdmins().isEmpty()) {
            return GrantFirstAdmin.Result.ADMIN_EXISTS;
        }
        Optional<User> user = find(email);
        if (user.isEmpty()) {
            return GrantFirstAdmin.Result.NO_ACCOUNT;
        }
        if (user.get().passwordHash().isEmpty()) {
            return GrantFirstAdmin.Result.NO_PASSWORD;
        }
        change(user.get(), Role.ADMIN);
        return GrantFirstAdmin.Result.GRANTED;
    }

    RevokeAdmin.Result revoke(EmailAddress email) {
        Optional<User> user = find(email);
        if (user.isEmpty()) {
            return RevokeAdmin.Result.NO_ACCOUNT;
        }
        if (!user.get().isAdmin()) {
            return RevokeAdmin.Result.NO_ADMIN;
        }
        if (users.lockAdmins().size() < 2) {
            throw new LastAdmin();
        }
        change(user.get(), Role.USER);
        return RevokeAdmin.Result.REVOKED;
    }

    List<User> list() {
        return users.lockAdmins().stream()
                .sorted(Comparator.comparingLong(UserId::value))
                .flatMap(id -> users.find(id).stream())
                .toList();
    }

    private Optional<User> find(EmailAddress email) {
        return users.findByEmail(email).flatMap(user -> users.lock(user.id()));
    }

    private void change(User user, Role role) {
        User unused = accountEdit.save(
                user,
                user.edit(UserChanges.NONE.withRole(role), clock.instant()),
                Optional.empty(),
                Optional.empty(),
                RequestOrigin.HOST);
    }
}
