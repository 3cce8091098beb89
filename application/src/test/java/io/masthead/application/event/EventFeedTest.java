package io.masthead.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.event.FeedNews.Ended;
import io.masthead.application.event.FeedNews.Idle;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.application.event.FeedNews.Reset;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.event.Topic.AllPosts;
import io.masthead.domain.event.Topic.AllUsers;
import io.masthead.domain.event.Topic.Everything;
import io.masthead.domain.event.Topic.OnePost;
import io.masthead.domain.event.Topic.Own;
import io.masthead.domain.post.PostId;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following events as they occur. */
@SuppressWarnings("MethodName")
@Timeout(60)
class EventFeedTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Set<Topic> POSTS = Set.of(new AllPosts());

    private final InMemoryStorage storage = new InMemoryStorage();
    private final SettableClock clock = new SettableClock(Sessions.BEGUN);
    private final SometimesAway log = new SometimesAway(storage.eventLog());
    private final EventFeed feed = new EventFeed(log, storage.sessions(), storage.users(), clock);

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void tells_what_occurs_in_its_order_once() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());

        log(Events.published(1));
        log(Events.draft(2));
        log(Events.published(3));

        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
        assertThat(subject(subscription.next(LONG))).isEqualTo(3);
        assertThat(subscription.position()).isEqualTo(now());
        assertThat(subscription.next(Duration.ofMillis(1))).isInstanceOf(Idle.class);
    }

    @Test
    void an_idle_subscription_moves_on() throws Exception {
        FeedSubscription subscription =
                follow(EventViewer.ANONYMOUS, Set.of(new OnePost(new PostId(99))), Optional.empty());
        log(Events.published(1));

        assertThat(idleUntil(subscription, now())).isTrue();
    }

    @Test
    void resumes_behind_a_place() throws Exception {
        EventToken start = now();
        for (int post = 1; post <= 700; post++) {
            storage.eventLog().append(Events.published(post));
        }

        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.of(start));

        for (int post = 1; post <= 700; post++) {
            FeedNews news = subscription.next(LONG);
            assertThat(subject(news)).isEqualTo(post);
        }
        log(Events.published(701));
        assertThat(subject(subscription.next(LONG))).isEqualTo(701);
    }

    @Test
    void misses_nothing_when_it_is_left_behind_the_latest_events() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        for (int post = 1; post <= 25_000; post++) {
            storage.eventLog().append(Events.published(post));
        }
        feed.wake();

        for (int post = 1; post <= 25_000; post++) {
            assertThat(subject(subscription.next(LONG))).isEqualTo(post);
        }
    }

    @Test
    void misses_nothing_while_events_occur() throws Exception {
        int readers = 20;
        int posts = 3_000;
        EventToken start = now();
        try (Threads threads = new Threads()) {
            List<Future<List<Long>>> told = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                Optional<EventToken> after = reader % 2 == 0 ? Optional.of(start) : Optional.empty();
                FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, after);
                told.add(threads.submit(() -> subjects(subscription, posts / 2)));
            }
            for (int post = 1; post <= posts; post++) {
                storage.eventLog().append(post % 2 == 0 ? Events.published(post) : Events.draft(post));
                if (post % 7 == 0) {
                    feed.wake();
                }
            }
            for (Future<List<Long>> subjects : told) {
                assertThat(subjects.get()).hasSize(posts / 2).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void resets_where_events_are_missing_and_follows_from_then_on() throws Exception {
        EventToken start = now();
        log(Events.published(1));
        log(Events.published(2));
        storage.eventLog().dropBefore(2);
        EventToken foreign = new EventToken(new UUID(0, 1), 1);

        EventFeed restarted = new EventFeed(storage.eventLog(), storage.sessions(), storage.users(), clock);
        for (EventToken lost : List.of(start, foreign)) {
            FeedSubscription subscription = restarted.follow(
                    new Subscription(EventViewer.ANONYMOUS, Optional.empty(), POSTS, Optional.of(lost)));

            assertThat(subscription.next(LONG)).isInstanceOf(Reset.class);
            log(Events.published(3));
            restarted.wake();
            assertThat(subject(subscription.next(LONG))).isEqualTo(3);
        }
        restarted.stop();
    }

    @Test
    void resets_a_subscription_whose_next_events_are_dropped_before_it_reads_them() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        storage.run(() -> {
            for (int post = 1; post <= 1_000; post++) {
                storage.eventLog().append(Events.published(post));
            }
            storage.eventLog().dropBefore(900);
        });
        feed.wake();

        FeedNews news = subscription.next(LONG);

        assertThat(news).isInstanceOf(Reset.class);
    }

    @Test
    void in_another_history_only_those_reset_that_were_told_of_a_lost_event() throws Exception {
        FeedSubscription told = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        FeedSubscription idle = follow(EventViewer.ANONYMOUS, Set.of(new AllUsers()), Optional.empty());
        log(Events.published(1));
        log(Events.published(2));
        assertThat(subject(told.next(LONG))).isEqualTo(1);
        assertThat(subject(told.next(LONG))).isEqualTo(2);
        assertThat(idleUntil(idle, now())).isTrue();

        storage.eventLog().loseAfter(1);
        log(Events.ofUser(EventType.USER_EDITED, Events.AUTHOR));

        assertThat(told.next(LONG)).isInstanceOf(Reset.class);
        assertThat(idle.next(LONG)).isInstanceOfSatisfying(Occurred.class, news -> {
            assertThat(news.event().event().type()).isEqualTo(EventType.USER_EDITED);
            assertThat(news.token()).isEqualTo(now());
        });
    }

    @Test
    void changes_who_follows_what() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        log(Events.published(1));
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);

        storage.run(() -> storage.users().add(Users.user(Events.AUTHOR, "Author", "author@example.com", Role.USER)));
        subscription.change(new EventViewer(Optional.of(Events.AUTHOR), false), Optional.empty());
        log(Events.draft(2));
        assertThat(subject(subscription.next(LONG))).isEqualTo(2);

        EventToken before = now();
        log(Events.ofUser(EventType.USER_EDITED, Events.AUTHOR));
        log(Events.published(3));
        subscription.change(EventViewer.ANONYMOUS, Optional.empty());
        subscription.change(Set.of(new AllUsers()), Optional.of(before));
        assertThat(subject(subscription.next(LONG))).isEqualTo(Events.AUTHOR.value());
        assertThat(subscription.next(Duration.ofMillis(50))).isInstanceOf(Idle.class);
    }

    @Test
    void an_added_topic_misses_nothing_behind_the_position() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, Set.of(new AllUsers()), Optional.empty());
        assertThat(idleUntil(subscription, now())).isTrue();
        log(Events.published(1));
        awaitNewest();

        subscription.change(Set.of(new AllUsers(), new AllPosts()), Optional.empty());
        log(Events.ofUser(EventType.USER_EDITED, Events.AUTHOR));
        awaitNewest();

        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
        assertThat(subject(subscription.next(LONG))).isEqualTo(Events.AUTHOR.value());
    }

    @Test
    void a_place_ahead_of_it_does_not_make_a_subscription_with_topics_pass_over_events() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        log(Events.published(1));

        subscription.change(Set.of(new AllPosts(), new AllUsers()), Optional.of(now()));

        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
    }

    @Test
    void resets_where_a_topic_is_added_after_a_place_that_history_has_lost() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        EventToken lost = new EventToken(new UUID(1, 1), now().position() + 7);

        subscription.change(Set.of(new AllPosts(), new AllUsers()), Optional.of(lost));

        assertThat(subscription.next(LONG)).isEqualTo(new Reset(now()));
    }

    @Test
    void a_reset_is_not_forgotten_for_a_place_that_is_known() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, Set.of(), Optional.empty());
        EventToken lost = new EventToken(new UUID(1, 1), now().position() + 7);

        subscription.change(POSTS, Optional.of(lost));
        subscription.change(Set.of(new AllPosts(), new AllUsers()), Optional.of(now()));

        assertThat(subscription.next(LONG)).isInstanceOf(Reset.class);
    }

    @Test
    void a_change_that_fails_changes_nothing() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        log.isAway = true;

        assertThatThrownBy(() ->
                        subscription.change(Set.of(new AllUsers()), Optional.of(new EventToken(new UUID(1, 1), 7))))
                .isInstanceOf(StorageUnavailable.class);
        log.isAway = false;
        log(Events.ofUser(EventType.USER_EDITED, Events.AUTHOR));
        log(Events.published(1));
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
    }

    @Test
    void tells_no_event_as_one_of_another_history() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        log(Events.published(1));
        log(Events.published(2));
        awaitNewest();
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
        UUID before = now().epoch();

        FeedNews news;
        synchronized (subscription) { // which the feed cannot tell of the other history meanwhile
            storage.eventLog().loseAfter(1);
            log(Events.published(3));
            while (feed.newest().orElseThrow().epoch().equals(before)) {
                Thread.onSpinWait();
            }
            news = subscription.next(Duration.ZERO);
        }

        assertThat(news).as("not 2, which was read ahead").isInstanceOf(Idle.class);
        assertThat(subject(subscription.next(LONG))).isEqualTo(3);
        assertThat(subscription.position()).isEqualTo(now());
    }

    @Test
    void goes_on_after_a_place_in_a_history_that_others_have_read_before() throws Exception {
        log(Events.published(1));
        log(Events.published(2));
        awaitNewest();
        log.isAwayForFeed = true;
        storage.eventLog().loseAfter(1);
        storage.eventLog().append(Events.published(3));
        EventToken place = now();
        long asked = log.asked.get();
        try (Threads threads = new Threads()) {
            Future<FeedSubscription> following =
                    threads.submit(() -> follow(EventViewer.ANONYMOUS, POSTS, Optional.of(place)));
            while (log.asked.get() == asked) {
                Thread.onSpinWait();
            }
            log.isAwayForFeed = false;
            FeedSubscription subscription = following.get();
            log(Events.published(4));

            assertThat(subject(subscription.next(LONG))).isEqualTo(4);
        }
    }

    @Test
    void a_change_reaches_a_reader_that_waits() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, Set.of(new AllUsers()), Optional.empty());
        EventToken before = now();
        log(Events.published(1));
        try (Threads threads = new Threads()) {
            Future<FeedNews> news = threads.submit(() -> subscription.next(LONG));

            subscription.change(POSTS, Optional.of(before));

            assertThat(subject(news.get())).isEqualTo(1);
        }
    }

    @Test
    void returns_at_once_when_it_is_woken_before_it_waits_and_while_it_does() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());

        long start = System.nanoTime();
        subscription.wake();
        assertThat(subscription.next(LONG)).isInstanceOf(Idle.class);

        Thread other = new Thread(subscription::wake);
        other.start();
        assertThat(subscription.next(LONG)).isInstanceOf(Idle.class);
        other.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        log(Events.published(1));
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
    }

    @Test
    void ends_with_the_session_of_its_reader() throws Exception {
        User alice = addUser(Role.USER);
        Session session = begin(alice);
        FeedSubscription subscription =
                feed.follow(new Subscription(viewer(alice), Optional.of(session.id()), POSTS, Optional.empty()));
        storage.run(() -> storage.sessions().remove(alice.id(), session.id()));

        log(Events.ofUser(EventType.SESSION_ENDED, alice.id()));

        assertThat(subscription.next(LONG)).isEqualTo(new Ended(FeedEnd.SESSION_OVER));
    }

    @Test
    void ends_at_once_with_a_session_that_ended_before() throws Exception {
        User alice = addUser(Role.USER);
        SessionId ended = storage.sessions().nextId();
        FeedSubscription begun =
                feed.follow(new Subscription(viewer(alice), Optional.of(ended), POSTS, Optional.empty()));
        FeedSubscription changed = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        changed.change(viewer(alice), Optional.of(ended));

        assertThat(begun.next(LONG)).isEqualTo(new Ended(FeedEnd.SESSION_OVER));
        assertThat(changed.next(LONG)).isEqualTo(new Ended(FeedEnd.SESSION_OVER));
    }

    @Test
    void ends_with_a_session_that_expires_without_an_event() throws Exception {
        User alice = addUser(Role.USER);
        Session session = begin(alice);
        FeedSubscription subscription =
                feed.follow(new Subscription(viewer(alice), Optional.of(session.id()), POSTS, Optional.empty()));
        assertThat(subscription.next(Duration.ofMillis(1))).isInstanceOf(Idle.class);

        clock.pass(Session.IDLE_LIFETIME);

        assertThat(subscription.next(LONG)).isEqualTo(new Ended(FeedEnd.SESSION_OVER));
    }

    @Test
    void goes_on_with_another_session_of_the_account() throws Exception {
        User alice = addUser(Role.USER);
        Session session = begin(alice);
        FeedSubscription subscription =
                feed.follow(new Subscription(viewer(alice), Optional.of(session.id()), POSTS, Optional.empty()));

        log(Events.ofUser(EventType.SESSION_ENDED, alice.id()));
        log(Events.published(1));

        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
        assertThat(subscription.next(Duration.ofMillis(50))).isInstanceOf(Idle.class);
    }

    @Test
    void ends_with_the_account_of_a_reader_without_a_session() throws Exception {
        User alice = addUser(Role.USER);
        FeedSubscription subscription = follow(viewer(alice), Set.of(new OnePost(new PostId(1))), Optional.empty());
        storage.run(() -> storage.users().remove(alice));

        log(Events.ofUser(EventType.USER_CLOSED, alice.id()));

        assertThat(subscription.next(LONG)).isEqualTo(new Ended(FeedEnd.SESSION_OVER));
    }

    @Test
    void an_admin_who_is_none_any_more_sees_no_more_than_others() throws Exception {
        User ada = addUser(Role.ADMIN);
        FeedSubscription subscription = feed.follow(new Subscription(
                new EventViewer(Optional.of(ada.id()), true),
                Optional.empty(),
                Set.of(new Everything(), new Own(ada.id()), new AllPosts()),
                Optional.empty()));
        log(Events.draft(1));
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);
        storage.run(() -> storage.users().save(ada.edit(UserChanges.NONE.withRole(Role.USER), Users.REGISTERED)));

        log(Events.ofUser(EventType.ACCOUNT_EDITED, ada.id()));
        FeedNews own = subscription.next(LONG);
        log(Events.draft(2));
        log(Events.published(3));

        assertThat(subject(own)).isEqualTo(ada.id().value());
        assertThat(subject(subscription.next(LONG))).isEqualTo(3);
        assertThat(subscription.viewer()).isEqualTo(viewer(ada));
    }

    @Test
    void ends_when_the_feed_stops() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        try (Threads threads = new Threads()) {
            Future<FeedNews> news = threads.submit(() -> subscription.next(LONG));

            feed.stop();

            assertThat(news.get()).isEqualTo(new Ended(FeedEnd.SHUTDOWN));
            assertThat(follow(EventViewer.ANONYMOUS, POSTS, Optional.empty()).next(LONG))
                    .isEqualTo(new Ended(FeedEnd.SHUTDOWN));
        }
    }

    @Test
    void counts_its_subscriptions_and_how_far_they_are_behind() throws Exception {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        FeedSubscription closed = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        closed.close();
        log(Events.published(1));
        log(Events.published(2));
        assertThat(subject(subscription.next(LONG))).isEqualTo(1);

        assertThat(feed.subscriptions()).isOne();
        idleUntil(follow(EventViewer.ANONYMOUS, Set.of(new AllUsers()), Optional.empty()), now());
        assertThat(feed.furthestBehind()).isOne();
        assertThat(feed.newest()).contains(now());
    }

    @Test
    void an_interrupted_reader_stops_to_wait() {
        FeedSubscription subscription = follow(EventViewer.ANONYMOUS, POSTS, Optional.empty());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> subscription.next(LONG)).isInstanceOf(InterruptedException.class);
    }

    private FeedSubscription follow(EventViewer viewer, Set<Topic> topics, Optional<EventToken> after) {
        return feed.follow(new Subscription(viewer, Optional.empty(), topics, after));
    }

    private void log(Event event) {
        storage.eventLog().append(event);
        feed.wake();
    }

    private void awaitNewest() {
        while (!feed.newest().equals(Optional.of(now()))) {
            Thread.onSpinWait();
        }
    }

    private EventToken now() {
        return storage.eventLog().bounds().now();
    }

    private User addUser(Role role) {
        User user = Users.user(storage.users().nextId(), "User", "user@example.com", role);
        storage.run(() -> storage.users().add(user));
        return user;
    }

    private Session begin(User user) {
        SessionId id = storage.sessions().nextId();
        Session session = Sessions.begun(id, user.id(), Sessions.BEGUN);
        storage.run(() -> storage.sessions().add(session));
        return session;
    }

    private static EventViewer viewer(User user) {
        return new EventViewer(Optional.of(user.id()), false);
    }

    private static boolean idleUntil(FeedSubscription subscription, EventToken token) throws InterruptedException {
        FeedNews news;
        do {
            news = subscription.next(Duration.ofMillis(10));
        } while (news instanceof Idle idle && !idle.token().equals(token));
        return news instanceof Idle;
    }

    private static List<Long> subjects(FeedSubscription subscription, int count) throws InterruptedException {
        List<Long> subjects = new ArrayList<>();
        while (subjects.size() < count) {
            FeedNews news = subscription.next(Duration.ofMillis(3));
            if (news instanceof Occurred occurred) {
                subjects.add(occurred.event().event().subject());
            }
        }
        return subjects;
    }

    private static long subject(FeedNews news) {
        assertThat(news).isInstanceOf(Occurred.class);
        return ((Occurred) news).event().event().subject();
    }

    /** Log of a database that is away at times. */
    private static final class SometimesAway implements EventLog {

        private final EventLog log;
        private final AtomicLong asked = new AtomicLong();
        private volatile boolean isAway;
        private volatile boolean isAwayForFeed;

        SometimesAway(EventLog log) {
            this.log = log;
        }

        @Override
        public void append(Event event) {
            log.append(event);
        }

        @Override
        public List<LoggedEvent> after(long position, int limit) {
            requirePresent();
            return log.after(position, limit);
        }

        @Override
        public EventBounds bounds() {
            requirePresent();
            return log.bounds();
        }

        private void requirePresent() {
            boolean isFeed = Thread.currentThread().getName().equals("event-feed");
            if (!isFeed) {
                asked.incrementAndGet();
            }
            if (isAway || (isFeed && isAwayForFeed)) {
                throw new StorageUnavailable(new IllegalStateException());
            }
        }
    }

    /** Threads that end with the test. */
    private static final class Threads implements AutoCloseable {

        private final ExecutorService pool = Executors.newCachedThreadPool();

        <T> Future<T> submit(Callable<T> task) {
            return pool.submit(task);
        }

        @Override
        public void close() {
            List<Runnable> unused = pool.shutdownNow();
        }
    }
}
