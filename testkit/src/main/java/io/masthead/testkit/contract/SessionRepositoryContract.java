package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.session.SessionRepository}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class SessionRepositoryContract {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /** For subclasses. */
    protected SessionRepositoryContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void gives_identities_that_differ_to_callers_at_once() throws Exception {
        List<SessionId> ids = atOnce(200, this::nextId);

        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void finds_what_was_added_with_everything_that_is_known_of_it() {
        UserId alice = addAlice();
        SessionId id = nextId();
        Session session = Session.begin(
                id,
                alice,
                new UserAgent("😀".repeat(UserAgent.MAX_LENGTH)),
                new RefreshTokens.Issued(new RefreshToken("token"), Sessions.family(id), Sessions.successor(1)),
                Instant.parse("2026-03-04T05:06:07.123456789Z"));

        add(session);

        assertThat(find(id)).contains(session.state());
        assertThat(lock(id)).contains(session.state());
        assertThat(session.state().createdAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
    }

    @Test
    void keeps_a_device_of_which_nothing_is_known() {
        SessionId id = nextId();
        Session session = Session.begin(
                id,
                addAlice(),
                UserAgent.UNKNOWN,
                new RefreshTokens.Issued(new RefreshToken("token"), Sessions.family(id), Sessions.successor(1)),
                Sessions.BEGUN);

        add(session);

        assertThat(find(id)).contains(session.state());
    }

    @Test
    void finds_nothing_where_nothing_is() {
        SessionId nothing = nextId();

        assertThat(find(nothing)).isEmpty();
        assertThat(lock(nothing)).isEmpty();
        assertThat(storage().sessions().list(addAlice())).isEmpty();
    }

    @Test
    void finds_the_open_ones_of_many_with_the_role_of_their_account() {
        UserId alice = addAlice();
        User admin = Users.ada(nextUserId());
        storage().run(() -> storage().users().add(admin));
        Session open = begin(alice);
        Session unknown = Sessions.begun(nextId(), alice);
        Session ended = begin(alice);
        Session ofAdmin = begin(admin.id());
        storage().run(() -> storage().sessions().remove(alice, ended.id()));
        Set<SessionId> all = Set.of(open.id(), unknown.id(), ended.id(), ofAdmin.id());
        Instant begun = ofAdmin.state().createdAt();
        Instant over = open.state().lastUsedAt().plus(Session.IDLE_LIFETIME);

        assertThat(storage().sessions().findOpen(all, begun))
                .isEqualTo(Map.of(open.id(), Role.USER, ofAdmin.id(), Role.ADMIN));
        assertThat(storage().sessions().findOpen(Set.of(open.id()), over.minus(MICROSECOND)))
                .containsOnlyKeys(open.id());
        assertThat(storage().sessions().findOpen(Set.of(open.id()), over)).isEmpty();
        assertThat(storage().sessions().findOpen(Set.of(), begun)).isEmpty();
    }

    @Test
    void adds_a_session_of_a_user_that_was_added_in_the_same_transaction() {
        User alice = Users.alice(nextUserId());
        Session session = Sessions.begun(nextId(), alice.id());

        storage().run(() -> {
            storage().users().add(alice);
            storage().sessions().add(session);
        });

        assertThat(find(session.id())).contains(session.state());
    }

    @Test
    void refuses_a_session_of_a_user_that_does_not_exist() {
        UserId missing = nextUserId();
        Session session = Sessions.begun(nextId(), missing);

        assertThatThrownBy(() -> add(session))
                .isInstanceOfSatisfying(
                        UserNotFound.class, failure -> assertThat(failure.id()).isEqualTo(missing));
        assertThat(find(session.id())).isEmpty();
    }

    @Test
    void refuses_a_second_session_of_a_family() {
        UserId alice = addAlice();
        Session first = begin(alice);
        Session second = Session.begin(
                nextId(),
                alice,
                Sessions.DEVICE,
                new RefreshTokens.Issued(new RefreshToken("token"), Sessions.family(first.id()), Sessions.successor(1)),
                Sessions.BEGUN);

        // Random families do not collide, so this is a bug and not a failure of the domain.
        assertThatThrownBy(() -> add(second)).isInstanceOf(RuntimeException.class);
        assertThat(storage().sessions().list(alice)).containsExactly(first);
    }

    @Test
    void lists_the_last_used_first_then_by_falling_identity() {
        UserId alice = addAlice();
        Session unused = begin(alice, Sessions.BEGUN);
        Session earlier = begin(alice, Sessions.BEGUN.plus(MICROSECOND));
        Session later = begin(alice, Sessions.BEGUN.plus(MICROSECOND));
        Session refreshed = begin(alice, Sessions.BEGUN);
        save(rotated(refreshed, Sessions.BEGUN.plusSeconds(1)));
        begin(addBob());

        assertThat(storage().sessions().list(alice)).containsExactly(refreshed, later, earlier, unused);
    }

    @Test
    void keeps_the_token_before_the_present_one_when_saving() {
        Session begun = begin(addAlice());
        Session once = begun.rotate(Sessions.successor(1), Sessions.seed(1), Sessions.BEGUN.plusSeconds(60));
        Session twice = once.rotate(Sessions.successor(2), Sessions.seed(2), Sessions.BEGUN.plusNanos(90_000_001_999L));

        save(once);
        Optional<Session.State> afterOnce = find(begun.id());
        save(twice);

        assertThat(afterOnce).contains(once.state());
        assertThat(find(begun.id())).contains(twice.state());
    }

    @Test
    void stores_nothing_that_was_not_saved() {
        Session begun = begin(addAlice());

        Session unused = rotated(begun, Sessions.BEGUN.plusSeconds(60));

        assertThat(unused.state()).isNotEqualTo(begun.state());
        assertThat(find(begun.id())).contains(begun.state());
    }

    @Test
    void does_not_bring_back_what_ended() {
        UserId alice = addAlice();
        Session begun = begin(alice);
        storage().run(() -> storage().sessions().remove(alice, begun.id()));

        save(rotated(begun, Sessions.BEGUN.plusSeconds(60)));

        assertThat(find(begun.id())).isEmpty();
    }

    @Test
    void lets_all_who_lock_a_family_change_it_one_after_the_other() throws Exception {
        Session begun = begin(addAlice(), Sessions.BEGUN);

        List<Instant> uses = atOnce(
                8,
                () -> inTransaction(() -> {
                    Session locked = storage()
                            .sessions()
                            .lock(Sessions.family(begun.id()))
                            .orElseThrow();
                    Session next = rotated(locked, locked.state().lastUsedAt().plusSeconds(1));
                    storage().sessions().save(next);
                    return next.state().lastUsedAt();
                }));

        assertThat(uses).doesNotHaveDuplicates();
        assertThat(find(begun.id()).map(Session.State::lastUsedAt)).contains(Sessions.BEGUN.plusSeconds(8));
    }

    @Test
    void lets_one_of_many_at_once_who_lock_a_family_end_it() throws Exception {
        UserId alice = addAlice();
        Session begun = begin(alice);

        List<Boolean> ended = atOnce(
                8,
                () -> inTransaction(() -> storage()
                        .sessions()
                        .lock(Sessions.family(begun.id()))
                        .map(session -> storage().sessions().remove(alice, session.id()))
                        .orElse(false)));

        assertThat(Collections.frequency(ended, true)).isEqualTo(1);
    }

    @Test
    void ends_a_session_of_its_own_user_alone_and_once() {
        UserId alice = addAlice();
        UserId bob = addBob();
        Session hers = begin(alice);
        Session other = begin(alice);

        boolean byAnother = inTransaction(() -> storage().sessions().remove(bob, hers.id()));
        boolean byHer = inTransaction(() -> storage().sessions().remove(alice, hers.id()));
        boolean again = inTransaction(() -> storage().sessions().remove(alice, hers.id()));

        assertThat(byAnother).isFalse();
        assertThat(byHer).isTrue();
        assertThat(again).isFalse();
        assertThat(storage().sessions().list(alice)).containsExactly(other);
    }

    @Test
    void ends_all_sessions_of_a_user() {
        UserId alice = addAlice();
        Session one = begin(alice);
        Session two = begin(alice);
        Session his = begin(addBob());

        Set<SessionId> ended = inTransaction(() -> storage().sessions().removeAll(alice, Optional.empty()));

        assertThat(ended).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(storage().sessions().list(alice)).isEmpty();
        assertThat(find(his.id())).isPresent();
    }

    @Test
    void ends_all_sessions_of_a_user_but_the_one_that_is_kept() {
        UserId alice = addAlice();
        Session one = begin(alice);
        Session kept = begin(alice);

        Set<SessionId> ended = inTransaction(() -> storage().sessions().removeAll(alice, Optional.of(kept.id())));
        Set<SessionId> again = inTransaction(() -> storage().sessions().removeAll(alice, Optional.of(kept.id())));

        assertThat(ended).containsExactly(one.id());
        assertThat(again).isEmpty();
        assertThat(storage().sessions().list(alice)).containsExactly(kept);
    }

    @Test
    void ends_what_is_too_much_from_the_end_of_the_list() {
        UserId alice = addAlice();
        UserId bob = addBob();
        begin(bob);
        begin(bob);
        IntStream.range(0, 5).forEach(i -> begin(alice, Sessions.BEGUN.plusSeconds(i % 2)));
        List<Session> listed = storage().sessions().list(alice);

        Set<SessionId> ended = inTransaction(() -> storage().sessions().removeSurplus(alice, 3));
        Set<SessionId> again = inTransaction(() -> storage().sessions().removeSurplus(alice, 3));

        assertThat(ended).isEqualTo(ids(listed.subList(3, 5)));
        assertThat(again).isEmpty();
        assertThat(storage().sessions().list(alice)).isEqualTo(listed.subList(0, 3));
        assertThat(storage().sessions().list(bob)).hasSize(2);
    }

    @Test
    void removes_what_was_not_used_for_too_long() {
        UserId alice = addAlice();
        Instant now = Sessions.BEGUN.plus(Session.IDLE_LIFETIME);
        begin(alice, Sessions.BEGUN);
        Session open = begin(alice, Sessions.BEGUN.plus(MICROSECOND));

        storage().run(() -> storage().sessions().removeExpired(now));

        assertThat(storage().sessions().list(alice)).containsExactly(open);
    }

    @Test
    void removes_what_has_lasted_too_long_however_often_it_was_used() {
        UserId alice = addAlice();
        Instant now = Sessions.BEGUN.plus(Session.LIFETIME);
        Session over = begin(alice, Sessions.BEGUN);
        Session open = begin(alice, Sessions.BEGUN.plus(MICROSECOND));
        save(rotated(over, now.minusSeconds(1)));
        save(rotated(open, now.minusSeconds(1)));

        storage().run(() -> storage().sessions().removeExpired(now));

        assertThat(storage().sessions().list(alice)).containsExactly(open);
    }

    @Test
    void does_not_remove_what_is_open_by_less_than_a_microsecond() {
        UserId alice = addAlice();
        Session open = begin(alice, Sessions.BEGUN.plus(MICROSECOND));
        Instant now =
                Sessions.BEGUN.plus(MICROSECOND).plus(Session.IDLE_LIFETIME).minusNanos(1);

        storage().run(() -> storage().sessions().removeExpired(now));

        assertThat(open.isOpen(now)).isTrue();
        assertThat(storage().sessions().list(alice)).containsExactly(open);
    }

    @Test
    void removes_the_sessions_of_a_removed_user_with_it() {
        User alice = Users.alice(nextUserId());
        storage().run(() -> storage().users().add(alice));
        Session hers = begin(alice.id());
        Session his = begin(addBob());

        storage().run(() -> storage().users().remove(alice));

        assertThat(find(hers.id())).isEmpty();
        assertThat(lock(hers.id())).isEmpty();
        assertThat(find(his.id())).isPresent();
    }

    @Test
    void keeps_nothing_of_a_transaction_that_failed() {
        UserId alice = addAlice();
        Session before = begin(alice);
        Session begun = Sessions.begun(nextId(), alice);

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().sessions().remove(alice, before.id());
                    storage().sessions().add(begun);
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(storage().sessions().list(alice)).containsExactly(before);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return storage().inTransaction(work);
    }

    private SessionId nextId() {
        return inTransaction(() -> storage().sessions().nextId());
    }

    private UserId nextUserId() {
        return inTransaction(() -> storage().users().nextId());
    }

    private UserId addAlice() {
        return add(Users.alice(nextUserId()));
    }

    private UserId addBob() {
        return add(Users.bob(nextUserId()));
    }

    private UserId add(User user) {
        storage().run(() -> storage().users().add(user));
        return user.id();
    }

    private Session begin(UserId user) {
        return add(Sessions.begun(nextId(), user));
    }

    private Session begin(UserId user, Instant at) {
        return add(Sessions.begun(nextId(), user, at));
    }

    private Session add(Session session) {
        storage().run(() -> storage().sessions().add(session));
        return session;
    }

    private void save(Session session) {
        storage().run(() -> storage().sessions().save(session));
    }

    private Optional<Session.State> find(SessionId id) {
        return storage().sessions().find(id).map(Session::state);
    }

    private Optional<Session.State> lock(SessionId id) {
        return inTransaction(() -> storage().sessions().lock(Sessions.family(id)))
                .map(Session::state);
    }

    private static Session rotated(Session session, Instant at) {
        return session.rotate(Sessions.successor(at.toEpochMilli()), Sessions.seed(at.toEpochMilli()), at);
    }

    private static Set<SessionId> ids(List<Session> sessions) {
        return sessions.stream().map(Session::id).collect(Collectors.toSet());
    }
}
