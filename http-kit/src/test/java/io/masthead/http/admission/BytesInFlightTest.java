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
