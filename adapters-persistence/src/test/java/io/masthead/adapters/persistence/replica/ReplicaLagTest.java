package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class ReplicaLagTest {

    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void is_the_time_since_the_primary_was_where_the_replica_is() {
        primaryAt(100, 1);
        primaryAt(200, 2);
        primaryAt(300, 5);

        assertThat(lag.of(299)).contains(Duration.ofSeconds(3));
        assertThat(lag.of(300)).contains(Duration.ZERO);
    }

    @Test
    void is_none_while_the_primary_has_nothing_new() {
        primaryAt(100, 1);
        primaryAt(100, 1000);

        assertThat(lag.of(100)).contains(Duration.ZERO);
    }

    @Test
    void begins_when_the_primary_goes_on() {
        primaryAt(100, 1);
        primaryAt(100, 1000);
        primaryAt(101, 1001);

        assertThat(lag.of(100)).contains(Duration.ofSeconds(1));
    }

    @Test
    void is_unknown_of_a_replica_that_has_never_been_where_the_primary_was() {
        assertThat(lag.of(99)).isEmpty();

        primaryAt(100, 1);
        primaryAt(200, 8);

        assertThat(lag.of(99)).isEmpty();
        assertThat(lag.observed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void stays_as_it_is_without_news_of_the_primary() {
        primaryAt(100, 1);
        primaryAt(200, 4);

        assertThat(lag.of(150)).contains(Duration.ofSeconds(3));
        assertThat(lag.of(150)).contains(Duration.ofSeconds(3));
        assertThat(lag.of(200)).contains(Duration.ZERO);
    }

    @Test
    void begins_anew_with_another_primary_that_has_less() {
        primaryAt(100, 1);
        primaryAt(200, 2);
        primaryAt(150, 3);

        assertThat(lag.of(149)).isEmpty();
        assertThat(lag.of(150)).contains(Duration.ZERO);
    }

    @Test
    void is_unknown_beyond_an_hour() {
        LongStream.rangeClosed(1, ReplicaLag.MOST + 10L).forEach(second -> primaryAt(second, second));

        assertThat(lag.of(10)).isEmpty();
        assertThat(lag.of(11)).contains(Duration.ofSeconds(ReplicaLag.MOST - 1L));
    }

    private void primaryAt(long position, long second) {
        lag.primaryAt(position, Duration.ofSeconds(second).toNanos());
    }
}
