package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Forbidden;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Contract of {@link io.masthead.domain.UnitOfWork}: atomicity across all repositories and snapshots for reads. Retries
 * after contention are left to the tests of the host.
 */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class UnitOfWorkContract {

    /** For subclasses. */
    protected UnitOfWorkContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void returns_what_the_work_returns() {
        assertThat(storage().<String>inTransaction(() -> "result")).isEqualTo("result");
    }

    @Test
    void keeps_everything_when_the_work_is_done() {
        User alice = Users.alice(nextUserId());

        Post post = storage().inTransaction(() -> addWithPost(alice));

        assertThat(storage().users().find(alice.id())).contains(alice);
        assertThat(storage().posts().find(post.id())).contains(post);
    }

    @Test
    void sees_what_it_did_itself() {
        User alice = Users.alice(nextUserId());

        String name = storage().inTransaction(() -> {
            storage().users().add(alice);
            User saved = storage().users().save(renamed(alice, "Alicia"));
            return storage()
                    .users()
                    .find(saved.id())
                    .orElseThrow()
                    .state()
                    .name()
                    .value();
        });

        assertThat(name).isEqualTo("Alicia");
    }

    @Test
    void passes_on_what_the_work_throws() {
        RuntimeException failure = new IllegalArgumentException("undo");

        assertThatThrownBy(() -> storage().run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void undoes_everything_when_the_work_fails() {
        User bob = Users.bob(nextUserId());
        storage().run(() -> storage().users().add(bob));

        User alice = Users.alice(nextUserId());
        assertThatThrownBy(() -> storage().run(() -> {
                    addWithPost(alice);
                    storage().users().remove(storage().users().save(renamed(bob, "Robert")));
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);

        assertThat(storage().users().count()).isEqualTo(1);
        assertThat(storage().users().find(bob.id()).map(User::state)).contains(bob.state());
        assertThat(storage().posts().count(PostFilter.PUBLIC)).isZero();
    }

    @Test
    void undoes_everything_when_the_work_ends_in_an_error() {
        Error error = new AssertionError("undo");

        User alice = Users.alice(nextUserId());
        assertThatThrownBy(() -> storage().run(() -> {
                    addWithPost(alice);
                    throw error;
                }))
                .isSameAs(error);

        assertThat(storage().users().count()).isZero();
    }

    @Test
    void can_be_tried_again_after_it_failed() {
        User alice = Users.alice(nextUserId());
        assertThatThrownBy(() -> storage().run(() -> {
                    addWithPost(alice);
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);

        storage().run(() -> addWithPost(alice));

        assertThat(storage().users().find(alice.id())).contains(alice);
    }

    @Test
    void never_gives_an_identity_again_although_it_failed() {
        UserId[] lost = new UserId[1];
        assertThatThrownBy(() -> storage().run(() -> {
                    lost[0] = storage().users().nextId();
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);

        assertThat(nextUserId().value()).isGreaterThan(lost[0].value());
    }

    @Test
    void shows_nothing_to_others_before_it_is_finished() throws Exception {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        User alice = Users.alice(nextUserId());

        storage().run(() -> {
            storage().users().add(alice);
            beside(seen, () -> storage().users().count());
            storage().users().remove(alice);
        });

        assertThat(seen.get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void loses_no_work_of_many_at_once() throws Exception {
        List<UserId> added = atOnce(
                16,
                () -> storage().inTransaction(() -> {
                    UserId id = storage().users().nextId();
                    storage().users().add(Users.user(id, "User", "user" + id.value() + "@example.com", Role.USER));
                    return id;
                }));

        assertThat(storage().users().findAll(Set.copyOf(added))).hasSize(16);
    }

    @Test
    void returns_what_was_read() {
        User alice = Users.alice(nextUserId());
        storage().run(() -> storage().users().add(alice));

        assertThat(storage().unitOfWork().read(() -> storage().users().find(alice.id())))
                .contains(alice);
    }

    @Test
    void passes_on_what_reading_throws() {
        RuntimeException failure = new IllegalArgumentException("not found");

        assertThatThrownBy(() -> storage().unitOfWork().read(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void reads_one_state_whatever_others_commit_meanwhile() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        User alice = Users.alice(nextUserId());

        List<Long> counts = storage().unitOfWork().read(() -> {
            long before = storage().users().count();
            beside(written, () -> {
                storage().run(() -> storage().users().add(alice));
                return storage().users().count();
            });
            return List.of(before, storage().users().count());
        });

        assertThat(counts).containsExactly(0L, 0L);
        assertThat(written.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void joins_the_unit_of_work_that_it_is_in() {
        User alice = Users.alice(nextUserId());

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().run(() -> addWithPost(alice));
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(storage().users().count()).isZero();
    }

    @Test
    void a_unit_inside_that_fails_leaves_nothing_of_the_outer_one() {
        User alice = Users.alice(nextUserId());
        User bob = Users.bob(nextUserId());

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().users().add(bob);
                    assertThatThrownBy(() -> storage().run(() -> {
                                addWithPost(alice);
                                throw new Forbidden();
                            }))
                            .isInstanceOf(Forbidden.class);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(storage().users().count()).isZero();
        storage().run(() -> storage().users().add(bob));
        assertThat(storage().users().count()).isEqualTo(1);
    }

    @Test
    void reading_inside_that_fails_leaves_the_outer_one_as_it_is() {
        User alice = Users.alice(nextUserId());

        storage().run(() -> {
            storage().users().add(alice);
            assertThatThrownBy(() -> storage().unitOfWork().read(() -> {
                        throw new Forbidden();
                    }))
                    .isInstanceOf(Forbidden.class);
        });

        assertThat(storage().users().find(alice.id())).contains(alice);
    }

    @Test
    void changes_nothing_inside_one_that_only_reads() {
        User alice = Users.alice(nextUserId());

        assertThatThrownBy(() -> storage().unitOfWork().read(() -> {
                    storage().run(() -> storage().users().add(alice));
                    return alice;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(storage().users().count()).isZero();
    }

    @Test
    void reads_what_the_unit_of_work_that_it_is_in_has_written() {
        User alice = Users.alice(nextUserId());

        Long seen = storage().inTransaction(() -> {
            storage().users().add(alice);
            return storage().unitOfWork().read(() -> storage().users().count());
        });

        assertThat(seen).isEqualTo(1);
    }

    /**
     * Does in another thread what has a result, and waits for it; after its begin only briefly, since a storage may also
     * block others during the transaction.
     */
    private static void beside(CompletableFuture<Long> result, Supplier<Long> work) {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            begun.complete(true);
            result.complete(work.get());
        });
        other.start();
        Boolean unusedBegin = begun.join();
        Long unusedResult =
                result.copy().completeOnTimeout(0L, 300, TimeUnit.MILLISECONDS).join();
    }

    private Post addWithPost(User user) {
        Post post = Posts.published(storage().posts().nextId(), user.id());
        storage().users().add(user);
        storage().posts().add(post);
        return post;
    }

    private UserId nextUserId() {
        return storage().inTransaction(() -> storage().users().nextId());
    }

    private static User renamed(User user, String name) {
        return user.edit(UserChanges.NONE.withName(new UserName(name)), Users.REGISTERED.plusSeconds(1));
    }
}
