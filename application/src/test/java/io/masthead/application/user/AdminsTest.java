package io.masthead.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.User;
import org.junit.jupiter.api.Test;

/** The admin role, which the operator of the host grants and revokes. */
@SuppressWarnings("MethodName")
class AdminsTest {

    private static final EmailAddress BOSS = new EmailAddress("boss@example.com");

    private final Host host = new Host();
    private final AdminUseCases admins = host.admins;

    @Test
    void grants_the_role_to_an_account_with_or_without_a_password() {
        User alice = host.register("alice@example.com");

        assertThat(admins.grant().grant(alice.email())).isEqualTo(GrantAdmin.Result.GRANTED);
        assertThat(admins.grant().grant(alice.email())).isEqualTo(GrantAdmin.Result.ALREADY_ADMIN);
        assertThat(admins.grant().grant(BOSS)).isEqualTo(GrantAdmin.Result.NO_ACCOUNT);
        assertThat(host.stored(alice.id()).isAdmin()).isTrue();
        assertThat(host.stored(alice.id()).version()).isEqualTo(1);
    }

    @Test
    void the_first_admin_needs_an_account_with_a_password() {
        assertThat(admins.grantFirst().grant(BOSS)).isEqualTo(GrantFirstAdmin.Result.NO_ACCOUNT);

        User claimed = host.register(BOSS.value());
        assertThat(admins.grantFirst().grant(BOSS)).isEqualTo(GrantFirstAdmin.Result.NO_PASSWORD);
        assertThat(host.stored(claimed.id()).isAdmin()).isFalse();

        User owner = host.register("owner@example.com", "correct horse");
        assertThat(admins.grantFirst().grant(owner.email())).isEqualTo(GrantFirstAdmin.Result.GRANTED);
        assertThat(host.stored(owner.id()).isAdmin()).isTrue();
    }

    @Test
    void there_is_one_first_admin() {
        host.registerAdmin("ada@example.com");
        User stranger = host.register(BOSS.value(), "correct horse");

        assertThat(admins.grantFirst().grant(BOSS)).isEqualTo(GrantFirstAdmin.Result.ADMIN_EXISTS);
        assertThat(host.stored(stranger.id()).isAdmin()).isFalse();
    }

    @Test
    void revokes_the_role_but_not_of_the_last_admin() {
        User ada = host.registerAdmin("ada@example.com");
        User bob = host.registerAdmin("bob@example.com");

        assertThat(admins.revoke().revoke(bob.email())).isEqualTo(RevokeAdmin.Result.REVOKED);
        assertThat(admins.revoke().revoke(bob.email())).isEqualTo(RevokeAdmin.Result.NO_ADMIN);
        assertThat(admins.revoke().revoke(BOSS)).isEqualTo(RevokeAdmin.Result.NO_ACCOUNT);
        assertThatThrownBy(() -> admins.revoke().revoke(ada.email())).isInstanceOf(LastAdmin.class);
        assertThat(host.stored(bob.id()).isAdmin()).isFalse();
    }

    @Test
    void revoking_ends_the_sessions() {
        host.registerAdmin("ada@example.com");
        User bob = host.register("bob@example.com", "correct horse");
        admins.grant().grant(bob.email());
        host.signIn("bob@example.com", "correct horse");

        admins.revoke().revoke(bob.email());

        assertThat(host.storage.sessions().list(bob.id())).isEmpty();
    }

    @Test
    void lists_the_admins_by_id() {
        User bob = host.registerAdmin("bob@example.com");
        host.register("alice@example.com");
        User ada = host.registerAdmin("ada@example.com");

        assertThat(admins.list().list()).containsExactly(bob, ada);
    }
}
