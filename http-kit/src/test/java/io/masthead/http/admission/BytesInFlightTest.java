package io.masthead.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class BytesInFlightTest {

    private final BytesInFlight bytes = new BytesInFlight(400);

    @Test
    void a_client_can_use_a_quarter_and_others_the_rest() {
        assertThat(bytes.reserve("greedy", 100)).isPresent();
        assertThat(bytes.reserve("greedy", 1)).isEmpty();

        assertThat(bytes.reserve("second", 100)).isPresent();
        assertThat(bytes.reserve("third", 100)).isPresent();
        assertThat(bytes.reserve("fourth", 100)).isPresent();
        assertThat(bytes.reserve("fifth", 1)).as("all is in use").isEmpty();
    }

    @Test
    void the_many_networks_of_a_site_can_use_half() {
        assertThat(bytes.reserve("2001:db8:1:1::/64", 100)).isPresent();
        Optional<Runnable> second = bytes.reserve("2001:db8:1:2::/64", 100);
        assertThat(bytes.reserve("2001:db8:1:3::/64", 1)).isEmpty();
        assertThat(bytes.reserve("2001:db8:2:1::/64", 100)).isPresent();

        second.orElseThrow().run();

        assertThat(bytes.reserve("2001:db8:1:3::/64", 100)).isPresent();
    }

    @Test
    void a_client_that_uses_nothing_gets_a_large_response_out_of_all_that_is_left() {
        Optional<Runnable> large = bytes.reserve("reader", 300);
        assertThat(large).isPresent();
        assertThat(bytes.reserve("reader", 1)).as("now it uses something").isEmpty();
        assertThat(bytes.reserve("other", 101)).as("there is less").isEmpty();

        large.orElseThrow().run();

        assertThat(bytes.reserve("reader", 300)).isPresent();
    }

    @Test
    void streams_can_use_half_and_other_requests_the_rest() {
        Optional<Runnable> first = bytes.reserveForStream("first", 100);
        assertThat(bytes.reserveForStream("second", 100)).isPresent();
        assertThat(bytes.reserveForStream("third", 1)).isEmpty();
        assertThat(bytes.reserve("third", 100)).isPresent();
        assertThat(bytes.reserve("fourth", 100)).isPresent();

        first.orElseThrow().run();

        assertThat(bytes.reserveForStream("fifth", 100)).isPresent();
    }

    @Test
    void what_is_in_use_already_is_counted_whatever_is_left() {
        Optional<Runnable> all = bytes.reserve("greedy", 400);
        Runnable more = bytes.count("greedy", 50);
        assertThat(bytes.reserved()).isEqualTo(450);

        all.orElseThrow().run();
        more.run();

        assertThat(bytes.reserved()).isZero();
        assertThat(bytes.reserve("other", 400)).isPresent();
    }

    @Test
    void what_is_given_back_can_be_used_again() {
        Optional<Runnable> first = bytes.reserve("client", 60);
        Optional<Runnable> second = bytes.reserve("client", 40);
        assertThat(bytes.reserved()).isEqualTo(100);

        first.orElseThrow().run();

        assertThat(bytes.reserve("client", 60)).isPresent();
        second.orElseThrow().run();
        assertThat(bytes.reserved()).isEqualTo(60);
    }
}
