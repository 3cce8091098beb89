package io.masthead.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit.Count;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class InstanceLimitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final InstanceLimit limit = new InstanceLimit(new Quota(3, MINUTE), time);

    @Test
    void admits_as_many_requests_as_the_quota_says() {
        assertThat(limit.count("user:7")).isEqualTo(new Count(true, 2, MINUTE));
        time.pass(Duration.ofSeconds(10));
        assertThat(limit.count("user:7")).isEqualTo(new Count(true, 1, Duration.ofSeconds(50)));
        assertThat(limit.count("user:7")).isEqualTo(new Count(true, 0, Duration.ofSeconds(50)));
        assertThat(limit.count("user:7")).isEqualTo(new Count(false, 0, Duration.ofSeconds(50)));
    }

    @Test
    void counts_each_caller_apart() {
        exhaust("user:7");

        assertThat(limit.count("user:7").admitted()).isFalse();
        assertThat(limit.count("user:8")).isEqualTo(new Count(true, 2, MINUTE));
    }

    @Test
    void gives_the_whole_quota_again_after_the_period_of_the_first_request_and_not_before() {
        exhaust("user:7");
        time.pass(MINUTE.minusNanos(1));

        assertThat(limit.count("user:7")).isEqualTo(new Count(false, 0, Duration.ofNanos(1)));

        time.pass(Duration.ofNanos(1));

        assertThat(limit.count("user:7")).isEqualTo(new Count(true, 2, MINUTE));
    }

    @Test
    void refused_requests_prolong_nothing() {
        exhaust("user:7");
        for (int second = 1; second < 60; second++) {
            time.pass(Duration.ofSeconds(1));
            assertThat(limit.count("user:7").admitted()).isFalse();
        }
        time.pass(Duration.ofSeconds(1));

        assertThat(limit.count("user:7").admitted()).isTrue();
    }

    @Test
    void admits_no_more_when_many_come_at_once() throws Exception {
        InstanceLimit wide = new InstanceLimit(new Quota(100, MINUTE), time);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> request = () -> wide.count("user:7").admitted();
            long admitted = 0;
            for (Future<Boolean> response :
                    threads.invokeAll(Stream.generate(() -> request).limit(500).toList())) {
                admitted += response.get() ? 1 : 0;
            }

            assertThat(admitted).isEqualTo(100);
        }
    }

    private void exhaust(String caller) {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.count(caller).admitted()).isTrue();
        }
    }
}
