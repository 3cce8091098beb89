package io.masthead.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.domain.Forbidden;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.WrongPassword;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stolen access token, or a session left open, does not take an account over. */
@SuppressWarnings("MethodName")
class RecentSignInTest {

    private static final UserChanges MOVE = UserChanges.NONE.withEmail(new EmailAddress("thief@example.com"));
    private static final UserChanges PROMOTE = UserChanges.NONE.withRole(Role.ADMIN);

    private final Host host = new Host();
    private final User alice = host.register("alice@example.com");
    private final User ada = host.registerAdmin("ada@example.com");
    private final AuthenticationTime signedIn = new AuthenticationTime(host.clock.instant());

    static Stream<UserChanges> changesOfOwnership() {
        return Stream.of(MOVE, MOVE.withName(new UserName("Mallory")));
    }

    @ParameterizedTest
    @MethodSource("changesOfOwnership")
    void another_address_needs_a_sign_in_of_the_last_five_minutes(UserChanges changes) {
        host.clock.pass(Duration.ofMinutes(5).plusNanos(1));

        assertThatThrownBy(() -> edit(alice, alice, changes, signedIn))
                .isInstanceOfSatisfying(
                        ReauthenticationRequired.class,
                        stale -> assertThat(stale.maxAge()).contains(Duration.ofMinutes(5)));
        assertThat(host.stored(alice.id()).state()).isEqualTo(alice.state());
    }

    @Test
    void a_sign_in_five_minutes_ago_is_recent() {
        host.clock.pass(Duration.ofMinutes(5));

        assertThat(edit(alice, alice, MOVE, signedIn).email()).isEqualTo(new EmailAddress("thief@example.com"));
        assertThatCode(() -> close(alice, alice, signedIn)).doesNotThrowAnyException();
    }

    @Test
    void deletion_needs_a_recent_sign_in_too() {
        host.clock.pass(Duration.ofMinutes(6));

        assertThatThrownBy(() -> close(alice, alice, signedIn)).isInstanceOf(ReauthenticationRequired.class);
        assertThat(host.stored(alice.id())).isEqualTo(alice);
    }

    @Test
    void admins_need_one_for_what_they_do_to_others() {
        host.clock.pass(Duration.ofMinutes(6));

        assertThatThrownBy(() -> edit(ada, alice, MOVE, signedIn)).isInstanceOf(ReauthenticationRequired.class);
        assertThatThrownBy(() -> edit(ada, alice, PROMOTE, signedIn)).isInstanceOf(ReauthenticationRequired.class);
        assertThatThrownBy(() -> close(ada, alice, signedIn)).isInstanceOf(ReauthenticationRequired.class);
    }

    @Test
    void an_unknown_time_is_not_recent() {
        assertThatThrownBy(() -> edit(alice, alice, MOVE, AuthenticationTime.UNKNOWN))
                .isInstanceOf(ReauthenticationRequired.class);
        assertThatThrownBy(() -> close(alice, alice, AuthenticationTime.UNKNOWN))
                .isInstanceOf(ReauthenticationRequired.class);
    }

    @Test
    void what_changes_no_owner_needs_none() {
        UserChanges harmless = UserChanges.NONE
                .withName(new UserName("Alicia"))
                .withAge(new Age(26))
                .withEmail(alice.email())
                .withRole(Role.USER);

        assertThat(edit(alice, alice, harmless, AuthenticationTime.UNKNOWN).name())
                .isEqualTo(new UserName("Alicia"));
    }

    @Test
    void a_caller_without_the_permission_is_not_sent_to_sign_in() {
        assertThatThrownBy(() -> edit(alice, ada, MOVE, AuthenticationTime.UNKNOWN))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> edit(alice, alice, PROMOTE, AuthenticationTime.UNKNOWN))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> close(alice, ada, AuthenticationTime.UNKNOWN)).isInstanceOf(Forbidden.class);
    }

    @Test
    void an_account_without_a_password_cannot_be_given_one() {
        Change change = new Change(alice.id(), "", new Password("another horse"), Optional.empty());

        assertThatThrownBy(() -> host.passwords.change().change(change)).isInstanceOf(WrongPassword.class);
        assertThat(host.stored(alice.id()).passwordHash()).isEmpty();
    }

    private User edit(User actor, User account, UserChanges changes, AuthenticationTime time) {
        return host.users.edit().edit(new Edit(actor.id(), account.id(), changes, Optional.empty(), time));
    }

    private void close(User actor, User account, AuthenticationTime time) {
        host.users.close().close(new Closing(actor.id(), account.id(), time));
    }
}
