package io.masthead.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.event.EventBounds.Epoch;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Places at which a reader can resume. */
@SuppressWarnings("MethodName")
class EventBoundsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    /** The second epoch began after position 60. */
    private final EventBounds bounds = new EventBounds(41, 80, List.of(new Epoch(FIRST, 1), new Epoch(SECOND, 61)));

    @Test
    void what_follows_is_kept_from_before_the_oldest_to_the_newest() {
        assertThat(bounds.knows(new EventToken(SECOND, 39))).isFalse();
        assertThat(bounds.knows(new EventToken(SECOND, 40))).isTrue();
        assertThat(bounds.knows(new EventToken(SECOND, 80))).isTrue();
        assertThat(bounds.knows(new EventToken(SECOND, 81))).isFalse();
    }

    @Test
    void a_place_of_an_older_epoch_is_good_if_all_that_its_owner_saw_is_still_there() {
        assertThat(bounds.knows(new EventToken(FIRST, 60))).isTrue();
        assertThat(bounds.knows(new EventToken(FIRST, 61))).isFalse();
    }

    @Test
    void a_place_of_another_log_is_unknown() {
        assertThat(bounds.knows(new EventToken(new UUID(0, 3), 50))).isFalse();
    }

    @Test
    void now_is_behind_the_newest_event_in_the_last_epoch() {
        assertThat(bounds.now()).isEqualTo(new EventToken(SECOND, 80));
        assertThat(bounds.knows(bounds.now())).isTrue();
    }

    @Test
    void a_log_without_events_has_a_place_to_start() {
        EventBounds empty = EventLog.NONE.bounds();

        assertThat(empty.knows(empty.now())).isTrue();
        assertThatThrownBy(() -> new EventBounds(1, 0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
