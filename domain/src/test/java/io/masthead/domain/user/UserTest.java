package io.masthead.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class UserTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Instant LATER = NOW.plusSeconds(1);

    @Test
    void a_new_account_has_version_zero_and_times_in_microseconds() {
        User user = alice();

        assertThat(user.version()).isZero();
        assertThat(user.state().createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123456Z"));
        assertThat(user.state().updatedAt()).isEqualTo(user.state().createdAt());
    }

    @Test
    void an_edit_changes_what_it_names_and_the_time() {
        User edited = alice().edit(UserChanges.NONE.withAge(new Age(26)), LATER);

        assertThat(edited.state().age()).contains(new Age(26));
        assertThat(edited.state().name()).isEqualTo(alice().state().name());
        assertThat(edited.state().createdAt()).isEqualTo(alice().state().createdAt());
        assertThat(edited.state().updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:06.123456Z"));
    }

    @Test
    void an_edit_that_changes_nothing_gives_the_same_account() {
        User user = alice();

        assertThat(user.edit(UserChanges.NONE, LATER)).isSameAs(user);
        assertThat(user.edit(UserChanges.NONE.withName(new UserName("Alice")), LATER))
                .isSameAs(user);
    }

    @Test
    void a_new_password_replaces_the_old_one() {
        User changed = alice().changePassword(new PasswordHash("new"), LATER);

        assertThat(changed.passwordHash()).contains(new PasswordHash("new"));
        assertThat(changed.state().updatedAt()).isAfter(alice().state().updatedAt());
    }

    @Test
    void accounts_are_equal_by_identity() {
        User renamed = alice().edit(UserChanges.NONE.withName(new UserName("Alicia")), LATER);

        assertThat(renamed).isEqualTo(alice()).hasSameHashCodeAs(alice());
        assertThat(renamed).isNotEqualTo(user(2, Role.USER)).doesNotHaveSameHashCodeAs(user(2, Role.USER));
        assertThat(renamed).isNotEqualTo("Alicia");
    }

    @Test
    void an_edit_keeps_the_version_which_is_the_repository_s_to_count() {
        User.State s = alice().state();
        User stored = User.restore(new User.State(
                s.id(), s.name(), s.email(), s.age(), s.role(), s.passwordHash(), s.createdAt(), s.updatedAt(), 7));

        assertThat(stored.version()).isEqualTo(7);
        assertThat(stored.edit(UserChanges.NONE.withAge(new Age(26)), LATER).version())
                .isEqualTo(7);
    }

    @Test
    void an_account_does_not_print_personal_data() {
        assertThat(alice()).hasToString("User[id=1, version=0]");
    }

    @Test
    void private_addresses_are_shown_to_self_and_admins() {
        User alice = alice();

        assertThat(EmailVisibility.PUBLIC.shows(alice.id(), Optional.empty())).isTrue();
        assertThat(EmailVisibility.PRIVATE.shows(alice.id(), Optional.empty())).isFalse();
        assertThat(EmailVisibility.PRIVATE.shows(alice.id(), Optional.of(user(2, Role.USER))))
                .isFalse();
        assertThat(EmailVisibility.PRIVATE.shows(alice.id(), Optional.of(alice)))
                .isTrue();
        assertThat(EmailVisibility.PRIVATE.shows(alice.id(), Optional.of(user(2, Role.ADMIN))))
                .isTrue();
    }

    private static User alice() {
        return user(1, Role.USER);
    }

    private static User user(long id, Role role) {
        return User.register(
                new UserId(id),
                new UserName("Alice"),
                new EmailAddress("alice@example.com"),
                Optional.of(new Age(25)),
                role,
                Optional.empty(),
                NOW);
    }
}
