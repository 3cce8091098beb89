package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Contract of {@link io.masthead.domain.event.EventLog}.
 *
 * <p>The usual ways to read a table of events break it. A reader that continues behind the greatest identity it has seen
 * misses events: identities are drawn before the commit. One that waits for all older transactions, ordered by their ids,
 * misses none, but tells changes of one post in the order in which their transactions began.
 */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class EventLogContract {

    private static final int WRITERS = 16;
    private static final int CHANGES = 20;
    private static final UserId AUTHOR = new UserId(3);
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.123456Z");

    /** For subclasses. */
    protected EventLogContract() {}

    /** {@return the log under test, with its posts and its unit of work, empty at the start of each test} */
    protected abstract Storage storage();

    /** Does what makes committed events readable, if that does not happen by itself. */
    protected void settle() {}

    @Test
    void reads_what_was_appended_with_everything_that_is_known_of_it() {
        long start = newest();
        List<Event> events = List.of(
                post(EventType.POST_WRITTEN, 17, 0, Optional.of(AUTHOR)),
                post(EventType.POST_PUBLISHED, 17, 4, Optional.empty()),
                user(EventType.USER_EDITED, OptionalLong.of(2), Optional.empty()),
                user(EventType.USER_CLOSED, OptionalLong.empty(), Optional.empty()),
                user(EventType.SESSION_ENDED, OptionalLong.empty(), Optional.of(AUTHOR)));

        events.forEach(event -> storage().run(() -> storage().eventLog().append(event)));

        List<LoggedEvent> read = after(start, 10);
        assertThat(read).extracting(LoggedEvent::event).isEqualTo(events);
        assertThat(read).extracting(LoggedEvent::id).doesNotHaveDuplicates();
        assertThat(after(start, 10)).isEqualTo(read);
    }

    @Test
    void keeps_the_order_of_a_transaction() {
        long start = newest();

        storage()
                .run(() -> IntStream.range(0, 300)
                        .forEach(version -> storage()
                                .eventLog()
                                .append(post(EventType.POST_EDITED, 17, version, Optional.empty()))));

        assertThat(versions(after(start, 1000)))
                .isEqualTo(LongStream.range(0, 300).boxed().toList());
    }

    @Test
    void logs_nothing_of_a_transaction_that_is_rolled_back() {
        long start = newest();

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().eventLog().append(post(EventType.POST_EDITED, 17, 1, Optional.empty()));
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        storage().run(() -> storage().eventLog().append(post(EventType.POST_EDITED, 17, 2, Optional.empty())));

        assertThat(versions(after(start, 10))).containsExactly(2L);
        assertThat(newest()).isEqualTo(start + 1);
    }

    @Test
    void reads_a_part() {
        long start = newest();
        storage()
                .run(() -> IntStream.range(0, 5)
                        .forEach(version -> storage()
                                .eventLog()
                                .append(post(EventType.POST_EDITED, 17, version, Optional.empty()))));

        assertThat(versions(after(start, 2))).containsExactly(0L, 1L);
        assertThat(versions(after(start + 2, 2))).containsExactly(2L, 3L);
        assertThat(versions(after(start + 4, 2))).containsExactly(4L);
        assertThat(after(start + 5, 2)).isEmpty();
    }

    @Test
    void knows_its_bounds() {
        settle();
        EventBounds empty = storage().eventLog().bounds();
        assertThat(empty.oldest()).isEqualTo(empty.newest() + 1);
        assertThat(empty.knows(empty.now())).isTrue();

        storage().run(() -> storage().eventLog().append(post(EventType.POST_EDITED, 17, 1, Optional.empty())));
        storage().run(() -> storage().eventLog().append(post(EventType.POST_EDITED, 17, 2, Optional.empty())));
        settle();

        EventBounds bounds = storage().eventLog().bounds();
        assertThat(bounds.oldest()).isEqualTo(empty.newest() + 1);
        assertThat(bounds.newest()).isEqualTo(empty.newest() + 2);
        assertThat(bounds.epochs()).isEqualTo(empty.epochs());
        assertThat(bounds.knows(empty.now())).isTrue();
        assertThat(bounds.knows(new EventToken(UUID.randomUUID(), bounds.newest())))
                .isFalse();
    }

    @Test
    void a_reader_misses_nothing_of_writers_at_once() throws Exception {
        Race race = new Race();

        assertThat(race.read.stream().map(Change::of)).containsExactlyInAnyOrderElementsOf(race.committed);
    }

    @Test
    void a_reader_sees_the_changes_of_a_post_in_their_order() throws Exception {
        Race race = new Race();

        Map<Long, List<Long>> versions = race.read.stream()
                .map(LoggedEvent::event)
                .collect(Collectors.groupingBy(
                        Event::subject,
                        Collectors.mapping(event -> event.version().orElseThrow(), Collectors.toList())));
        assertThat(versions.values()).allSatisfy(seen -> assertThat(seen).isSorted());
    }

    @Test
    void positions_have_no_gaps_whatever_is_rolled_back() throws Exception {
        Race race = new Race();

        assertThat(race.read.stream().map(LoggedEvent::position))
                .isEqualTo(LongStream.rangeClosed(race.start + 1, race.start + race.committed.size())
                        .boxed()
                        .toList());
    }

    /** Writers at once, some of which change the same post, and a reader beside them. */
    private final class Race {

        final long start = newest();
        final List<Change> committed = new ArrayList<>();
        final List<LoggedEvent> read = new ArrayList<>();

        private final User author =
                Users.alice(storage().inTransaction(() -> storage().users().nextId()));
        private final List<PostId> posts = new ArrayList<>();

        Race() throws Exception {
            storage().run(() -> {
                storage().users().add(author);
                for (int i = 0; i < 4; i++) {
                    PostId id = storage().posts().nextId();
                    storage().posts().add(Posts.published(id, author.id()));
                    posts.add(id);
                }
            });
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            try {
                List<Future<List<Change>>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    writers.add(threads.submit(writer(new Random(writer))));
                }
                while (!writers.stream().allMatch(Future::isDone)) {
                    readOn();
                }
                for (Future<List<Change>> writer : writers) {
                    committed.addAll(writer.get());
                }
            } finally {
                threads.shutdown();
            }
            while (readOn()) {
                // until there is no more
            }
        }

        private boolean readOn() {
            List<LoggedEvent> more =
                    after(read.isEmpty() ? start : read.get(read.size() - 1).position(), 50);
            read.addAll(more);
            return !more.isEmpty();
        }

        private Callable<List<Change>> writer(Random random) {
            return () -> {
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i < CHANGES; i++) {
                    PostId post = posts.get(random.nextInt(posts.size()));
                    boolean fails = random.nextInt(8) == 0;
                    try {
                        changes.add(storage().inTransaction(() -> change(post, random, fails)));
                    } catch (IllegalStateException rolledBack) {
                        assertThat(fails).isTrue();
                    }
                }
                return changes;
            };
        }

        private Change change(PostId id, Random random, boolean fails) {
            if (random.nextBoolean()) { // a transaction that writes before it waits for a lock
                storage().posts().add(Posts.draft(storage().posts().nextId(), author.id()));
                pause(random);
            }
            Post before = storage().posts().lock(id).orElseThrow();
            Title title = new Title("Title " + random.nextLong());
            Post after = storage().posts().save(before.edit(PostChanges.NONE.withTitle(title), AT));
            storage().eventLog().append(post(EventType.POST_EDITED, id.value(), after.version(), Optional.empty()));
            pause(random);
            if (fails) {
                throw new IllegalStateException("rolled back");
            }
            return new Change(id.value(), after.version());
        }

        private void pause(Random random) {
            if (random.nextInt(4) == 0) {
                try {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Change of a post. */
    private record Change(long post, long version) {

        static Change of(LoggedEvent logged) {
            return new Change(logged.event().subject(), logged.event().version().orElseThrow());
        }
    }

    private long newest() {
        settle();
        return storage().eventLog().bounds().newest();
    }

    private List<LoggedEvent> after(long position, int limit) {
        settle();
        return storage().eventLog().after(position, limit);
    }

    private static List<Long> versions(List<LoggedEvent> events) {
        return events.stream()
                .map(logged -> logged.event().version().orElseThrow())
                .toList();
    }

    private static Event post(EventType type, long post, long version, Optional<UserId> audience) {
        return new Event(type, post, Optional.of(AUTHOR), OptionalLong.of(version), audience, AT);
    }

    private static Event user(EventType type, OptionalLong version, Optional<UserId> audience) {
        return new Event(type, AUTHOR.value(), Optional.empty(), version, audience, AT);
    }
}
