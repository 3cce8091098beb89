package io.masthead.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The latest events. */
@SuppressWarnings("MethodName")
class EventRingTest {

    private final EventRing ring = new EventRing(4);

    EventRingTest() {
        ring.startAt(10);
    }

    @Test
    void knows_nothing_of_what_was_before_its_start() {
        assertThat(ring.after(9, 10)).isEmpty();
        assertThat(after(10, 10)).isEmpty();
        assertThat(after(11, 10)).isEmpty();
    }

    @Test
    void keeps_the_latest_events() {
        add(11, 12, 13);

        assertThat(after(10, 10)).containsExactly(11L, 12L, 13L);
        assertThat(after(11, 1)).containsExactly(12L);

        add(14, 15, 16, 17, 18);

        assertThat(ring.after(13, 10)).isEmpty();
        assertThat(after(14, 10)).containsExactly(15L, 16L, 17L, 18L);
        assertThat(after(17, 10)).containsExactly(18L);
        assertThat(after(18, 10)).isEmpty();
    }

    @Test
    void leaves_out_positions_of_which_there_is_no_event() {
        add(12, 15, 20);

        assertThat(after(10, 10)).containsExactly(12L, 15L, 20L);
        assertThat(after(13, 10)).containsExactly(15L, 20L);
    }

    @Test
    void forgets_all_at_a_new_start() {
        add(11, 12, 13, 14, 15);

        ring.startAt(12);
        add(13);

        assertThat(ring.after(11, 10)).isEmpty();
        assertThat(after(12, 10)).containsExactly(13L);
    }

    private void add(long... positions) {
        ring.add(LongStream.of(positions).mapToObj(EventRingTest::event).toList());
    }

    private List<Long> after(long position, int limit) {
        return ring.after(position, limit).orElseThrow().stream()
                .map(LoggedEvent::position)
                .toList();
    }

    private static LoggedEvent event(long position) {
        return new LoggedEvent(
                new UUID(0, position),
                position,
                new Event(
                        EventType.USER_EDITED,
                        1,
                        Optional.empty(),
                        OptionalLong.of(position),
                        Optional.empty(),
                        Instant.EPOCH));
    }
}
