package io.masthead.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.event.ReadEvents.Query;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.event.Topic.AllPosts;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.memory.InMemoryStorage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reading the log page by page. */
@SuppressWarnings("MethodName")
class ReadEventsTest {

    private static final Set<Topic> POSTS = Set.of(new AllPosts());
    private static final EventViewer AUTHOR = new EventViewer(Optional.of(Events.AUTHOR), false);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final EventReading reading = new EventReading(storage.eventLog());

    @Test
    void starts_from_now() {
        storage.eventLog().append(Events.published(1));

        EventPage now = read(EventViewer.ANONYMOUS, Optional.empty(), 10);
        storage.eventLog().append(Events.published(2));
        EventPage next = read(EventViewer.ANONYMOUS, Optional.of(now.next()), 10);

        assertThat(now.events()).isEmpty();
        assertThat(subjects(next)).containsExactly(2L);
        assertThat(read(EventViewer.ANONYMOUS, Optional.of(next.next()), 10).events())
                .isEmpty();
    }

    @Test
    void pages_through_what_the_reader_sees() {
        EventToken start = now();
        for (int post = 1; post <= 1200; post++) {
            storage.eventLog().append(post % 3 == 0 ? Events.published(post) : Events.draft(post));
        }

        EventPage first = read(EventViewer.ANONYMOUS, Optional.of(start), 300);
        EventPage second = read(EventViewer.ANONYMOUS, Optional.of(first.next()), 300);

        assertThat(first.events()).hasSize(300);
        assertThat(first.next().position()).isEqualTo(900);
        assertThat(second.events()).hasSize(100);
        assertThat(second.next().position()).isEqualTo(1200);
        assertThat(read(AUTHOR, Optional.of(start), 2000).events()).hasSize(1200);
        assertThat(read(new EventViewer(Optional.of(new UserId(9)), false), Optional.of(start), 2000)
                        .events())
                .hasSize(400);
    }

    @Test
    void looks_at_ten_thousand_events_for_a_page() {
        EventToken start = now();
        storage.run(() -> {
            for (int post = 1; post <= 10_000; post++) {
                storage.eventLog().append(Events.draft(post));
            }
            storage.eventLog().append(Events.published(1));
        });

        EventPage first = read(EventViewer.ANONYMOUS, Optional.of(start), 10);

        assertThat(first.events()).isEmpty();
        assertThat(first.next().position()).isEqualTo(10_000);
        assertThat(subjects(read(EventViewer.ANONYMOUS, Optional.of(first.next()), 10)))
                .containsExactly(1L);
    }

    @Test
    void refuses_a_place_at_which_events_are_missing() {
        EventToken start = now();
        storage.eventLog().append(Events.published(1));
        storage.eventLog().append(Events.published(2));
        storage.eventLog().dropBefore(2);

        assertThatThrownBy(() -> read(EventViewer.ANONYMOUS, Optional.of(start), 10))
                .isInstanceOf(EventsGone.class);
        assertThatThrownBy(() -> read(EventViewer.ANONYMOUS, Optional.of(new EventToken(new UUID(0, 1), 2)), 10))
                .isInstanceOf(EventsGone.class);
    }

    @Test
    void continues_in_another_history_before_which_all_was_seen() {
        EventToken start = now();
        storage.eventLog().startEpoch();
        storage.eventLog().append(Events.published(1));

        EventPage page = read(EventViewer.ANONYMOUS, Optional.of(start), 10);

        assertThat(subjects(page)).containsExactly(1L);
        assertThat(page.next()).isEqualTo(now());
        assertThat(page.next().epoch()).isNotEqualTo(start.epoch());
    }

    private EventToken now() {
        return storage.eventLog().bounds().now();
    }

    private EventPage read(EventViewer viewer, Optional<EventToken> after, int limit) {
        return reading.read(new Query(viewer, POSTS, after, limit));
    }

    private static List<Long> subjects(EventPage page) {
        return page.events().stream()
                .map(LoggedEvent::event)
                .map(event -> event.subject())
                .toList();
    }
}
