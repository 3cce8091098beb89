package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.user.UserRepository}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class UserRepositoryContract {

    /** For subclasses. */
    protected UserRepositoryContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void gives_growing_identities_that_differ() {
        List<Long> ids = IntStream.range(0, 120)
                .mapToObj(i ->
                        storage().inTransaction(() -> storage().users().nextId().value()))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id > 0);
    }

    @Test
    void gives_identities_that_differ_to_callers_at_once() throws Exception {
        List<Long> ids = atOnce(
                200,
                () -> storage().inTransaction(() -> storage().users().nextId().value()));

        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void finds_what_was_added_with_everything_that_is_known_of_it() {
        User user = User.register(
                nextId(),
                new UserName(" Zoë 😀 "),
                new EmailAddress("Zoë+Tag@Example.COM"),
                Optional.of(new Age(0)),
                Role.ADMIN,
                Optional.of(new PasswordHash("{algorithm}salt$hash")),
                Instant.parse("2026-03-04T05:06:07.123456789Z"));

        add(user);

        assertThat(storage().users().find(user.id()).map(User::state)).contains(user.state());
        assertThat(user.state().createdAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
    }

    @Test
    void keeps_a_name_code_point_by_code_point() {
        List<String> names =
                List.of("Zoe\u0308", "Zo\u00eb", "\ufb01nn", "Ι\u0345", "\u2028", " \t\r\n", "DŽungla", "👩‍👩‍👧");

        List<UserId> added = names.stream()
                .map(name -> add(stored(name, name.codePointAt(0) + "." + name.length() + "@example.com"))
                        .id())
                .toList();

        assertThat(added.stream()
                        .map(id -> storage()
                                .users()
                                .find(id)
                                .orElseThrow()
                                .state()
                                .name()
                                .value()))
                .containsExactlyElementsOf(names);
    }

    @Test
    void finds_nobody_where_nobody_is() {
        assertThat(storage().users().find(nextId())).isEmpty();
        assertThat(storage().users().findByEmail(new EmailAddress("nobody@example.com")))
                .isEmpty();
    }

    @Test
    void finds_by_address_in_any_case() {
        User alice = add(Users.alice(nextId()));

        assertThat(storage().users().findByEmail(new EmailAddress("ALICE@Example.Com")))
                .contains(alice);
    }

    @Test
    void tells_addresses_apart_by_their_accents() {
        List<User> added = Stream.of(
                        "zoe", "zo\u00eb", "z\ud835\udcf8e", "zoe1", "zoe_", "z-oe", "stra\u00dfe", "strasse")
                .map(local -> add(Users.user(nextId(), local, local + "@example.com", Role.USER)))
                .toList();

        assertThat(added)
                .allSatisfy(user ->
                        assertThat(storage().users().findByEmail(user.email())).contains(user));
    }

    @Test
    void finds_an_address_that_is_refused_by_now() {
        User user = add(stored("Someone", "alice\u200d@example.com"));

        assertThat(storage().users().find(user.id()).map(User::state)).contains(user.state());
        assertThat(storage().users().findByEmail(user.email())).contains(user);
        assertThat(storage().users().findByEmail(new EmailAddress("alice@example.com")))
                .isEmpty();
    }

    /** A user of a time when other names and addresses were allowed. */
    private User stored(String name, String email) {
        User.State state = Users.user(nextId(), "Someone", "someone@example.com", Role.USER)
                .state();
        return User.restore(new User.State(
                state.id(),
                UserName.restore(name),
                EmailAddress.restore(email),
                state.age(),
                state.role(),
                state.passwordHash(),
                state.createdAt(),
                state.updatedAt(),
                state.version()));
    }

    @Test
    void finds_by_address_in_any_case_in_any_script() {
        User user = add(Users.user(nextId(), "Ж", "ÄЖΩ\ud801\udc00@EXAMPLE.com", Role.USER));

        assertThat(storage().users().findByEmail(new EmailAddress("äжω\ud801\udc28@example.com")))
                .contains(user);
        assertThatThrownBy(() -> add(Users.user(nextId(), "Ж", "äЖω\ud801\udc28@example.com", Role.USER)))
                .isInstanceOf(EmailTaken.class);
    }

    @Test
    void lists_by_growing_identity() {
        List<User> added = addMany(5);

        assertThat(list(PageRequest.first(100))).isEqualTo(added);
        assertThat(list(new PageRequest(1, 2))).isEqualTo(added.subList(1, 3));
        assertThat(list(new PageRequest(5, 2))).isEmpty();
        assertThat(list(new PageRequest(Integer.MAX_VALUE, 100))).isEmpty();
        assertThat(storage().users().count()).isEqualTo(5);
    }

    @Test
    void continues_after_an_identity_whether_or_not_it_is_still_there() {
        List<User> added = addMany(5);
        Optional<UserId> third = Optional.of(added.get(2).id());

        assertThat(storage().users().list(third, PageRequest.first(100))).isEqualTo(added.subList(3, 5));
        assertThat(storage().users().list(third, new PageRequest(1, 1))).isEqualTo(added.subList(4, 5));

        remove(added.get(2));

        assertThat(storage().users().list(third, PageRequest.first(1))).isEqualTo(added.subList(3, 4));
        assertThat(storage().users().list(Optional.of(new UserId(Long.MAX_VALUE)), PageRequest.first(1)))
                .isEmpty();
    }

    @Test
    void finds_several_at_once() {
        List<User> added = addMany(3);
        UserId missing = nextId();

        assertThat(storage()
                        .users()
                        .findAll(Set.of(added.get(0).id(), added.get(2).id(), missing)))
                .containsExactlyInAnyOrder(added.get(0), added.get(2));
        assertThat(storage().users().findAll(Set.of())).isEmpty();
    }

    @Test
    void refuses_a_second_user_with_the_same_identity() {
        User alice = add(Users.alice(nextId()));

        // The repository assigns the ids, so this is a bug and not a failure of the domain.
        assertThatThrownBy(() -> add(Users.bob(alice.id()))).isInstanceOf(RuntimeException.class);
        assertThat(storage().users().find(alice.id()).map(User::state)).contains(alice.state());
    }

    @Test
    void refuses_a_second_user_with_the_same_address_in_any_case() {
        add(Users.user(nextId(), "One", "same@example.com", Role.USER));
        User second = Users.user(nextId(), "Two", "SAME@example.com", Role.USER);

        assertThatThrownBy(() -> add(second))
                .isInstanceOfSatisfying(
                        EmailTaken.class,
                        taken -> assertThat(taken.email().value()).isEqualTo("same@example.com"));
        assertThat(storage().users().count()).isEqualTo(1);
    }

    @Test
    void lets_one_of_many_at_once_have_an_address() throws Exception {
        List<Boolean> added = atOnce(8, () -> {
            try {
                add(Users.alice(nextId()));
                return true;
            } catch (EmailTaken taken) {
                return false;
            }
        });

        assertThat(Collections.frequency(added, true)).isEqualTo(1);
        assertThat(storage().users().count()).isEqualTo(1);
    }

    @Test
    void saves_changes_under_the_next_version() {
        User alice = add(Users.alice(nextId()));
        User changed = alice.edit(
                UserChanges.NONE
                        .withName(new UserName("Alicia"))
                        .withEmail(new EmailAddress("alicia@example.com"))
                        .withAge(new Age(26))
                        .withRole(Role.ADMIN),
                Users.REGISTERED.plusSeconds(1));

        User saved = save(changed);

        assertThat(saved.version()).isEqualTo(alice.version() + 1);
        assertThat(saved.state().name().value()).isEqualTo("Alicia");
        assertThat(storage().users().find(alice.id()).map(User::state)).contains(saved.state());
    }

    @Test
    void keeps_a_changed_password() {
        User alice = add(Users.alice(nextId()));

        save(alice.changePassword(new PasswordHash("next"), Users.REGISTERED));

        assertThat(storage().users().find(alice.id()).flatMap(User::passwordHash))
                .contains(new PasswordHash("next"));
    }

    @Test
    void stores_nothing_that_was_not_saved() {
        User alice = add(Users.alice(nextId()));

        User unused = alice.edit(UserChanges.NONE.withName(new UserName("Mallory")), Users.REGISTERED);

        assertThat(unused.state().name().value()).isEqualTo("Mallory");
        assertThat(storage().users().find(alice.id()).map(User::state)).contains(alice.state());
    }

    @Test
    void refuses_to_save_an_address_that_another_has() {
        add(Users.alice(nextId()));
        User bob = add(Users.bob(nextId()));

        assertThatThrownBy(() -> save(
                        bob.edit(UserChanges.NONE.withEmail(new EmailAddress("Alice@example.com")), Users.REGISTERED)))
                .isInstanceOf(EmailTaken.class);
    }

    @Test
    void refuses_to_save_what_was_saved_since() {
        User read = add(Users.alice(nextId()));
        save(rename(read, "First"));

        assertThatThrownBy(() -> save(rename(read, "Second"))).isInstanceOf(ConcurrentUpdate.class);
        assertThat(storage()
                        .users()
                        .find(read.id())
                        .map(user -> user.state().name().value()))
                .contains("First");
    }

    @Test
    void lets_one_of_many_at_once_save_a_version() throws Exception {
        User read = add(Users.alice(nextId()));

        List<Boolean> saved = atOnce(8, () -> {
            try {
                save(rename(read, Thread.currentThread().getName()));
                return true;
            } catch (ConcurrentUpdate stale) {
                return false;
            }
        });

        assertThat(Collections.frequency(saved, true)).isEqualTo(1);
    }

    @Test
    void lets_all_who_lock_a_user_change_it_one_after_the_other() throws Exception {
        User alice = add(Users.alice(nextId()));

        List<Long> versions = atOnce(
                8,
                () -> storage().inTransaction(() -> {
                    User locked = storage().users().lock(alice.id()).orElseThrow();
                    return storage()
                            .users()
                            .save(rename(locked, "Version " + locked.version()))
                            .version();
                }));

        assertThat(versions).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(storage()
                        .users()
                        .find(alice.id())
                        .map(user -> user.state().name().value()))
                .contains("Version 7");
    }

    @Test
    void locks_nobody_where_nobody_is() {
        UserId missing = nextId();

        assertThat(storage().inTransaction(() -> storage().users().lock(missing)))
                .isEmpty();
    }

    @Test
    void refuses_to_save_or_remove_what_was_removed() {
        User read = add(Users.alice(nextId()));
        remove(read);

        assertThatThrownBy(() -> save(rename(read, "Ghost"))).isInstanceOf(ConcurrentUpdate.class);
        assertThatThrownBy(() -> remove(read)).isInstanceOf(ConcurrentUpdate.class);
        assertThat(storage().users().count()).isZero();
    }

    @Test
    void refuses_to_remove_what_was_saved_since() {
        User read = add(Users.alice(nextId()));
        save(rename(read, "Newer"));

        assertThatThrownBy(() -> remove(read)).isInstanceOf(ConcurrentUpdate.class);
        assertThat(storage().users().find(read.id())).isPresent();
    }

    @Test
    void removes_a_user_with_its_posts_and_frees_the_address() {
        User alice = add(Users.alice(nextId()));
        User bob = add(Users.bob(nextId()));
        Post hers = addPost(alice.id());
        Post his = addPost(bob.id());

        remove(alice);

        assertThat(storage().users().find(alice.id())).isEmpty();
        assertThat(storage().posts().find(hers.id())).isEmpty();
        assertThat(storage().posts().find(his.id())).isPresent();
        assertThat(add(Users.alice(nextId())).id()).isNotEqualTo(alice.id());
    }

    @Test
    void keeps_an_unknown_age_unknown() {
        User.State state = Users.alice(nextId()).state();
        User user = add(User.register(
                state.id(),
                state.name(),
                state.email(),
                Optional.empty(),
                Role.USER,
                Optional.empty(),
                Users.REGISTERED));

        assertThat(storage().users().find(user.id()).orElseThrow().state().age())
                .isEmpty();
    }

    @Test
    void removes_accounts_that_nobody_has_claimed() {
        User unclaimed = add(Users.user(nextId(), "Unclaimed", "unclaimed@example.com", Role.USER));
        User admin = add(Users.user(nextId(), "Admin", "admin@example.com", Role.ADMIN));
        User author = add(Users.user(nextId(), "Author", "author@example.com", Role.USER));
        addPost(author.id());
        User owner = add(Users.user(nextId(), "Owner", "owner@example.com", Role.USER)
                .changePassword(new PasswordHash("hash"), Users.REGISTERED));

        assertThat(removeUnclaimed(Users.REGISTERED, 9)).isEmpty();
        assertThat(removeUnclaimed(Users.REGISTERED.plusSeconds(1), 9)).containsExactly(unclaimed.id());

        assertThat(storage().users().list(Optional.empty(), PageRequest.first(9)))
                .containsExactly(admin, author, owner);
    }

    @Test
    void removes_as_many_unclaimed_accounts_as_it_is_told() {
        addMany(5);

        assertThat(removeUnclaimed(Users.REGISTERED.plusSeconds(1), 3)).hasSize(3);
        assertThat(storage().users().count()).isEqualTo(2);
    }

    private List<UserId> removeUnclaimed(Instant before, int limit) {
        return storage().inTransaction(() -> storage().users().removeUnclaimed(before, limit));
    }

    @Test
    void knows_the_admins() {
        add(Users.alice(nextId()));
        User ada = add(Users.ada(nextId()));

        assertThat(storage().inTransaction(() -> storage().users().lockAdmins()))
                .containsExactly(ada.id());
    }

    @Test
    void leaves_an_admin_when_all_step_down_at_once() throws Exception {
        Queue<User> admins = new ConcurrentLinkedQueue<>(IntStream.range(0, 8)
                .mapToObj(i -> add(Users.user(nextId(), "Admin", "admin" + i + "@example.com", Role.ADMIN)))
                .toList());

        List<Boolean> left = atOnce(
                8,
                () -> storage().inTransaction(() -> {
                    User admin = admins.remove();
                    boolean isLast = storage().users().lockAdmins().equals(Set.of(admin.id()));
                    return !isLast && storage().users().save(demoted(admin)).version() == 1;
                }));

        assertThat(Collections.frequency(left, true)).isEqualTo(7);
        assertThat(storage().inTransaction(() -> storage().users().lockAdmins()))
                .hasSize(1);
    }

    private static User demoted(User user) {
        return user.edit(UserChanges.NONE.withRole(Role.USER), Users.REGISTERED.plusSeconds(1));
    }

    private List<User> list(PageRequest page) {
        return storage().users().list(Optional.empty(), page);
    }

    private UserId nextId() {
        return storage().inTransaction(() -> storage().users().nextId());
    }

    private User add(User user) {
        storage().run(() -> storage().users().add(user));
        return user;
    }

    private Post addPost(UserId author) {
        Post post =
                storage().inTransaction(() -> Posts.published(storage().posts().nextId(), author));
        storage().run(() -> storage().posts().add(post));
        return post;
    }

    private List<User> addMany(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> add(Users.user(nextId(), "User " + i, "user" + (9 - i) + "@example.com", Role.USER)))
                .toList();
    }

    private User save(User user) {
        return SingleTry.inTransaction(storage(), () -> storage().users().save(user));
    }

    private void remove(User user) {
        SingleTry.run(storage(), () -> storage().users().remove(user));
    }

    private static User rename(User user, String name) {
        return user.edit(UserChanges.NONE.withName(new UserName(name)), Users.REGISTERED.plusSeconds(1));
    }
}
