package io.masthead.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.post.FindUserWithPosts;
import io.masthead.application.post.FindUserWithPosts.UserWithPosts;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.domain.Forbidden;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.Total;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserEvent.PasswordChanged;
import io.masthead.domain.user.UserEvent.UserEdited;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WrongPassword;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class AccountsTest {

    private static final UserChanges RENAME = UserChanges.NONE.withName(new UserName("Renamed"));

    private final Host host = new Host();
    private final UserUseCases users = host.users;

    @Test
    void registers_an_account_and_tells_so() {
        User alice = host.register("Alice@example.com");

        assertThat(host.stored(alice.id()).state()).isEqualTo(alice.state());
        assertThat(alice.state().role()).isEqualTo(Role.USER);
        assertThat(host.events()).containsExactly(new UserRegistered(alice.id(), 0, host.clock.instant()));
    }

    @Test
    void refuses_a_second_account_with_the_same_email() {
        host.register("alice@example.com");

        assertThatThrownBy(() -> host.register("ALICE@example.com")).isInstanceOf(EmailTaken.class);
        assertThat(host.events()).hasSize(1);
    }

    @Test
    void finds_a_user_or_says_which_is_missing() {
        User alice = host.register("alice@example.com");

        assertThat(users.find().find(new FindUser.Query(alice.id(), Optional.empty())))
                .isEqualTo(new VisibleUser(alice, true));
        assertThatThrownBy(() -> users.find().find(new FindUser.Query(new UserId(99), Optional.empty())))
                .isInstanceOfSatisfying(
                        UserNotFound.class, missing -> assertThat(missing.id()).isEqualTo(new UserId(99)));
    }

    @Test
    void finds_a_user_with_its_newest_published_posts() {
        User alice = host.register("alice@example.com");
        for (int i = 0; i < 25; i++) {
            write(alice, PostStatus.PUBLISHED);
            write(alice, PostStatus.DRAFT);
        }

        UserWithPosts found =
                host.posts.findUserWithPosts().find(new FindUserWithPosts.Query(alice.id(), Optional.of(alice.id())));

        assertThat(found.user().user()).isEqualTo(alice);
        assertThat(found.posts()).hasSize(20).allMatch(Post::isPublished);
        assertThat(found.posts().get(0).state().createdAt())
                .isAfter(found.posts().get(19).state().createdAt());
    }

    @Test
    void finds_ones_own_account_until_it_is_gone() {
        User alice = host.register("alice@example.com");

        assertThat(users.findAccount().find(alice.id())).isEqualTo(alice);
        users.close().close(new Closing(alice.id(), alice.id(), AuthenticationTime.HOST));
        assertThatThrownBy(() -> users.findAccount().find(alice.id())).isInstanceOf(AccountGone.class);
    }

    @Test
    void lists_and_counts_only_when_asked() {
        User alice = host.register("alice@example.com");
        User bob = host.register("bob@example.com");

        Page<VisibleUser, UserId> whole = list(users, true, Optional.empty());
        Page<VisibleUser, UserId> uncounted = list(users, false, Optional.empty());

        assertThat(whole.items()).extracting(VisibleUser::user).containsExactly(alice, bob);
        assertThat(whole.total()).isEqualTo(Optional.of(Total.of(2)));
        assertThat(uncounted.total()).isEmpty();
    }

    @Test
    void hides_private_addresses_from_all_but_self_and_admins() {
        Host discreet = new Host(EmailVisibility.PRIVATE);
        UserUseCases discreetUsers = discreet.users;
        User alice = discreet.register("alice@example.com");
        discreet.register("bob@example.com");
        User ada = discreet.registerAdmin("ada@example.com");

        assertThat(list(discreetUsers, false, Optional.empty()).items())
                .extracting(VisibleUser::emailVisible)
                .containsExactly(false, false, false);
        assertThat(list(discreetUsers, false, Optional.of(alice.id())).items())
                .extracting(VisibleUser::emailVisible)
                .containsExactly(true, false, false);
        assertThat(list(discreetUsers, false, Optional.of(ada.id())).items())
                .extracting(VisibleUser::emailVisible)
                .containsExactly(true, true, true);
        assertThat(discreetUsers
                        .find()
                        .find(new FindUser.Query(alice.id(), Optional.of(alice.id())))
                        .emailVisible())
                .isTrue();
        assertThat(discreetUsers
                        .find()
                        .find(new FindUser.Query(ada.id(), Optional.of(alice.id())))
                        .emailVisible())
                .isFalse();
    }

    @Test
    void edits_ones_own_account() {
        User alice = host.register("alice@example.com");
        host.clock.pass(Duration.ofSeconds(1));

        User edited =
                users.edit().edit(new Edit(alice.id(), alice.id(), RENAME, Optional.empty(), AuthenticationTime.HOST));

        assertThat(edited.state().name().value()).isEqualTo("Renamed");
        assertThat(edited.version()).isEqualTo(1);
        assertThat(host.stored(alice.id()).state()).isEqualTo(edited.state());
        assertThat(host.events()).last().isEqualTo(new UserEdited(alice.id(), 1, host.clock.instant()));
    }

    @Test
    void stores_and_tells_nothing_where_nothing_differs() {
        User alice = host.register("alice@example.com");

        User edited = users.edit()
                .edit(new Edit(
                        alice.id(),
                        alice.id(),
                        UserChanges.NONE.withRole(Role.USER),
                        Optional.empty(),
                        AuthenticationTime.HOST));

        assertThat(edited.version()).isZero();
        assertThat(host.events()).hasSize(1);
    }

    @Test
    void lets_only_admins_edit_others() {
        User alice = host.register("alice@example.com");
        User bob = host.register("bob@example.com");
        User ada = host.registerAdmin("ada@example.com");

        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(bob.id(), alice.id(), RENAME, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(Forbidden.class);
        assertThat(users.edit()
                        .edit(new Edit(ada.id(), alice.id(), RENAME, Optional.empty(), AuthenticationTime.HOST))
                        .version())
                .isEqualTo(1);
        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(ada.id(), new UserId(99), RENAME, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(UserNotFound.class);
        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(
                                new UserId(99), new UserId(99), RENAME, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(AccountGone.class);
        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(new UserId(99), alice.id(), RENAME, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(AccountGone.class);
    }

    @Test
    void edits_and_closes_under_a_condition_only_the_version_that_it_names() {
        User alice = host.register("alice@example.com");
        VersionCondition first = VersionCondition.oneOf(Set.of(0L));
        users.edit()
                .edit(new Edit(
                        alice.id(), alice.id(), RENAME, Optional.empty(), AuthenticationTime.HOST, first, Host.ORIGIN));

        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(
                                alice.id(),
                                alice.id(),
                                UserChanges.NONE,
                                Optional.empty(),
                                AuthenticationTime.HOST,
                                first,
                                Host.ORIGIN)))
                .isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> users.close()
                        .close(new Closing(alice.id(), alice.id(), AuthenticationTime.HOST, first, Host.ORIGIN)))
                .isInstanceOf(PreconditionFailed.class);
        users.close()
                .close(new Closing(
                        alice.id(),
                        alice.id(),
                        AuthenticationTime.HOST,
                        VersionCondition.oneOf(Set.of(1L)),
                        Host.ORIGIN));
        assertThat(host.storage.users().find(alice.id())).isEmpty();
    }

    @Test
    void asks_for_permission_before_the_version_and_for_the_version_before_the_last_admin() {
        User alice = host.register("alice@example.com");
        User ada = host.registerAdmin("ada@example.com");
        VersionCondition stale = VersionCondition.oneOf(Set.of(7L));
        UserChanges promotion = UserChanges.NONE.withRole(Role.ADMIN);
        UserChanges demotion = UserChanges.NONE.withRole(Role.USER);

        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(
                                alice.id(),
                                alice.id(),
                                promotion,
                                Optional.empty(),
                                AuthenticationTime.HOST,
                                stale,
                                Host.ORIGIN)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> users.close()
                        .close(new Closing(alice.id(), ada.id(), AuthenticationTime.HOST, stale, Host.ORIGIN)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(
                                ada.id(),
                                ada.id(),
                                demotion,
                                Optional.empty(),
                                AuthenticationTime.HOST,
                                stale,
                                Host.ORIGIN)))
                .isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> users.close()
                        .close(new Closing(ada.id(), ada.id(), AuthenticationTime.HOST, stale, Host.ORIGIN)))
                .isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void lets_only_admins_give_roles() {
        User alice = host.register("alice@example.com");
        User ada = host.registerAdmin("ada@example.com");
        UserChanges promotion = UserChanges.NONE.withRole(Role.ADMIN);

        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(alice.id(), alice.id(), promotion, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(Forbidden.class);
        assertThat(users.edit()
                        .edit(new Edit(ada.id(), alice.id(), promotion, Optional.empty(), AuthenticationTime.HOST))
                        .isAdmin())
                .isTrue();
    }

    @Test
    void keeps_the_last_admin() {
        User ada = host.registerAdmin("ada@example.com");
        UserChanges demotion = UserChanges.NONE.withRole(Role.USER);

        assertThatThrownBy(() -> users.edit()
                        .edit(new Edit(ada.id(), ada.id(), demotion, Optional.empty(), AuthenticationTime.HOST)))
                .isInstanceOf(LastAdmin.class);
        assertThatThrownBy(() -> users.close().close(new Closing(ada.id(), ada.id(), AuthenticationTime.HOST)))
                .isInstanceOf(LastAdmin.class);

        User second = host.registerAdmin("second@example.com");
        users.edit().edit(new Edit(second.id(), ada.id(), demotion, Optional.empty(), AuthenticationTime.HOST));
        assertThat(host.stored(ada.id()).isAdmin()).isFalse();
    }

    @Test
    void changes_a_password_that_is_known() {
        User alice = host.register("alice@example.com", "first password");

        host.passwords
                .change()
                .change(new Change(alice.id(), "first password", new Password("second password"), Optional.empty()));

        var signIn = host.sessions.signIn();
        assertThat(signIn.signIn(new Credentials("alice@example.com", "second password")))
                .isNotNull();
        assertThatThrownBy(() -> signIn.signIn(new Credentials("alice@example.com", "first password")))
                .isInstanceOf(InvalidCredentials.class);
        assertThat(host.events()).contains(new PasswordChanged(alice.id(), 1, host.clock.instant()));
    }

    @Test
    void refuses_to_change_a_password_that_is_not_known() {
        User alice = host.register("alice@example.com", "first password");
        User bob = host.register("bob@example.com");
        Password next = new Password("second password");

        assertThatThrownBy(
                        () -> host.passwords.change().change(new Change(alice.id(), "wrong", next, Optional.empty())))
                .isInstanceOf(WrongPassword.class);
        assertThatThrownBy(() -> host.passwords.change().change(new Change(bob.id(), "", next, Optional.empty())))
                .isInstanceOf(WrongPassword.class);
        assertThatThrownBy(() -> host.passwords.change().change(new Change(new UserId(99), "", next, Optional.empty())))
                .isInstanceOf(AccountGone.class);
    }

    @Test
    void closes_an_account_with_its_posts() {
        User alice = host.register("alice@example.com");
        Post post = write(alice, PostStatus.PUBLISHED);

        users.close().close(new Closing(alice.id(), alice.id(), AuthenticationTime.HOST));

        assertThat(host.storage.users().find(alice.id())).isEmpty();
        assertThat(host.storage.posts().find(post.id())).isEmpty();
        assertThat(host.events()).last().isEqualTo(new AccountClosed(alice.id(), host.clock.instant()));
    }

    @Test
    void lets_only_admins_close_others() {
        User alice = host.register("alice@example.com");
        User bob = host.register("bob@example.com");
        User ada = host.registerAdmin("ada@example.com");

        assertThatThrownBy(() -> users.close().close(new Closing(bob.id(), alice.id(), AuthenticationTime.HOST)))
                .isInstanceOf(Forbidden.class);
        users.close().close(new Closing(ada.id(), alice.id(), AuthenticationTime.HOST));
        assertThat(host.storage.users().find(alice.id())).isEmpty();
    }

    @Test
    void commands_do_not_print_passwords() {
        assertThat(new Change(new UserId(1), "hunter2hunter2", new Password("hunter2hunter2"), Optional.empty()))
                .asString()
                .doesNotContain("hunter2");
        assertThat(new Credentials("a@b.co", "hunter2")).asString().doesNotContain("hunter2");
    }

    private static Page<VisibleUser, UserId> list(UserUseCases users, boolean total, Optional<UserId> viewer) {
        return users.list().list(new ListUsers.Query(Optional.empty(), PageRequest.first(100), total, viewer));
    }

    private Post write(User author, PostStatus status) {
        host.clock.pass(Duration.ofSeconds(1));
        return host.posts
                .write()
                .write(new Draft(author.id(), new Title("Title"), Body.EMPTY, status))
                .value();
    }
}
