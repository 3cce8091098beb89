package io.masthead.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PermissionTest {

    private static final Set<Permission> ADMINS_ALONE =
            EnumSet.of(Permission.CHANGE_ROLE, Permission.REFUSE_IDENTITIES, Permission.READ_AUDIT);

    private final User user = user(1, Role.USER);
    private final User admin = user(2, Role.ADMIN);

    @Test
    void an_admin_may_do_everything() {
        assertThat(Permission.values()).allMatch(permission -> permission.allows(admin, user.id()));
    }

    @Test
    void an_owner_may_do_everything_with_what_is_its_own_but_what_is_for_admins_alone() {
        for (Permission permission : Permission.values()) {
            boolean owned = !ADMINS_ALONE.contains(permission);

            assertThat(permission.allows(user, user.id())).isEqualTo(owned);
            assertThat(permission.allowsOwner()).isEqualTo(owned);
        }
    }

    @Test
    void another_user_may_do_nothing() {
        assertThat(Permission.values()).noneMatch(permission -> permission.allows(user, admin.id()));
    }

    private static User user(long id, Role role) {
        return User.register(
                new UserId(id),
                new UserName("Someone"),
                new EmailAddress("someone" + id + "@example.com"),
                Optional.of(new Age(25)),
                role,
                Optional.empty(),
                Instant.EPOCH);
    }
}
