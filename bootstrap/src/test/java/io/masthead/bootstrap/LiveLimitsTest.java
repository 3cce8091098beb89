package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many live connections there may be, and how they end with the service. */
@SuppressWarnings("MethodName")
class LiveLimitsTest {

    @Test
    void asks_clients_to_connect_again_when_it_stops() throws Exception {
        RunningService service = RunningService.start(Map.of());
        LiveSocket live = LiveSocket.connect(service.http());
        live.subscribe("/posts");
        LiveSocket quiet = LiveSocket.connect(service.http());
        long start = System.nanoTime();

        service.close();

        assertThat(live.closeCode()).isEqualTo(1012);
        assertThat(quiet.closeCode()).isEqualTo(1012);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void has_room_for_fifty_connections_of_a_site() throws Exception {
        List<LiveSocket> open = new ArrayList<>();
        try (RunningService service = RunningService.start(Map.of())) {
            for (int number = 0; number < 50; number++) {
                LiveSocket live = LiveSocket.connect(service.http());
                open.add(live);
                live.subscribe("/posts");
            }

            LiveSocket beyond = LiveSocket.connect(service.http());
            assertThat(beyond.closeCode()).isEqualTo(1013);

            open.getFirst().raw().sendClose(1000, "").join();
            assertThat(open.getFirst().closeCode()).isEqualTo(1000);
            // The place is free a moment after the close frame.
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(LiveSocket.connect(service.http()).subscribe("/posts"))
                                    .isNotEmpty());
        }
    }

    @Test
    void has_room_for_as_many_connections_as_are_set() throws Exception {
        try (RunningService service = RunningService.start(Map.of("EVENTS_CONNECTIONS", "1"))) {
            LiveSocket first = LiveSocket.connect(service.http());
            first.subscribe("/posts");

            assertThat(LiveSocket.connect(service.http()).closeCode()).isEqualTo(1013);
        }
    }

    @Test
    void has_none_without_a_feed() throws Exception {
        try (RunningService service = RunningService.start(Map.of("EVENTS_CONNECTIONS", "0"))) {
            assertThat(service.http().get("/live").status()).isEqualTo(404);
        }
    }
}
