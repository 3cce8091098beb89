package io.masthead.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class PlacesTest {

    private final Places places = new Places(1);

    @Test
    void a_request_waits_for_a_place_that_is_usually_held_for_a_short_time() throws Exception {
        Runnable leaving = places.enter().orElseThrow();
        CountDownLatch began = new CountDownLatch(1);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Runnable>> second = other.submit(() -> {
                began.countDown();
                return places.enter();
            });
            began.await();
            leaving.run();

            assertThat(second.get()).isPresent();
        }
    }

    @Test
    void a_request_is_refused_that_finds_no_place_for_a_second() {
        Runnable unused = places.enter().orElseThrow();

        assertThat(places.enter()).isEmpty();
    }

    @Test
    void the_expected_wait_follows_the_usual_time_and_hardly_a_single_pause() {
        AtomicLong now = new AtomicLong();
        Places timed = new Places(2, now::get);
        hold(timed, now, 1_000, Duration.ofMillis(2));
        assertThat(timed.expectedWait(30)).isBetween(Duration.ofMillis(25), Duration.ofMillis(31));

        hold(timed, now, 1, Duration.ofSeconds(2));
        assertThat(timed.expectedWait(30)).isLessThan(Admission.LONGEST_WAIT);

        hold(timed, now, 100, Duration.ofMillis(80));
        assertThat(timed.expectedWait(4)).isGreaterThan(Admission.LONGEST_WAIT);
    }

    private static void hold(Places places, AtomicLong now, int times, Duration time) {
        for (int i = 0; i < times; i++) {
            Runnable leaving = places.enter().orElseThrow();
            now.addAndGet(time.toNanos());
            leaving.run();
        }
    }
}
