package io.masthead.bootstrap.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.sync.RedisCommands;
import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit;
import io.masthead.adapters.rest.limits.RequestLimit.Count;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What two instances count in one Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class SharedLimitTest {

    /** On a busy machine, too, Redis is slow only where a test says so. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PASSWORD = "requirepass p@ss:w/rd";
    private static final String CREDENTIALS = ":p%40ss%3Aw%2Frd@";

    private final ManualTime time = new ManualTime();
    private final TestRedis server = new TestRedis(PASSWORD);
    private final URI url = server.url(CREDENTIALS, "/3");
    private final Redis here = new Redis(url, PATIENT, time, time);
    private final Redis there = new Redis(url, PATIENT, time, time);

    @BeforeAll
    void connected() {
        assertThat(here.ask(buckets -> "an answer")).isPresent();
        assertThat(there.ask(buckets -> "an answer")).isPresent();
    }

    @BeforeEach
    void forget() {
        server.look(url, RedisCommands::flushall);
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
        server.close();
    }

    @Test
    void instances_share_what_they_have_counted() {
        RequestLimit one = limit(here, 3);
        RequestLimit other = limit(there, 3);

        assertThat(one.count("user:7")).isEqualTo(new Count(true, 2, MINUTE));
        time.pass(Duration.ofSeconds(10));
        assertThat(other.count("user:7")).isEqualTo(new Count(true, 1, Duration.ofSeconds(50)));
        assertThat(one.count("user:7")).isEqualTo(new Count(true, 0, Duration.ofSeconds(50)));
        assertThat(other.count("user:7")).isEqualTo(new Count(false, 0, Duration.ofSeconds(50)));
        assertThat(other.count("user:8")).isEqualTo(new Count(true, 2, MINUTE));
    }

    @Test
    void the_whole_quota_is_there_again_after_the_period() {
        RequestLimit one = limit(here, 1);
        one.count("user:7");
        assertThat(one.count("user:7").admitted()).isFalse();
        time.pass(MINUTE);

        assertThat(limit(there, 1).count("user:7")).isEqualTo(new Count(true, 0, MINUTE));
        assertThat(one.count("user:7").admitted()).isFalse();
    }

    @Test
    void instances_together_admit_no_more_when_many_come_at_once() throws Exception {
        List<Callable<Boolean>> requests = new ArrayList<>();
        RequestLimit one = limit(here, 20);
        RequestLimit other = limit(there, 20);
        for (int i = 0; i < 40; i++) {
            requests.add(() -> one.count("user:7").admitted());
            requests.add(() -> other.count("user:7").admitted());
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long admitted = 0;
            for (Future<Boolean> answer : threads.invokeAll(requests)) {
                admitted += answer.get() ? 1 : 0;
            }

            assertThat(admitted).isEqualTo(20);
        }
    }

    @Test
    void instances_with_another_quota_count_apart() {
        limit(here, 1).count("user:7");

        assertThat(limit(there, 2).count("user:7")).isEqualTo(new Count(true, 1, MINUTE));
    }

    @Test
    void keys_say_what_they_are_and_expire_when_the_bucket_is_full_again() {
        limit(here, 3).count("address:2001:db8:1:2::/64");
        URI otherDatabase = server.url(CREDENTIALS, "/0");

        List<String> keys = server.look(url, commands -> commands.keys("*"));
        long remaining = server.look(url, commands -> commands.pttl(keys.getFirst()));

        assertThat(keys).containsExactly("masthead:limit:requests:3/PT1M:address:2001:db8:1:2::/64");
        assertThat(remaining).isBetween(1L, MINUTE.plus(Redis.PAUSE).toMillis());
        assertThat(server.<List<String>>look(otherDatabase, commands -> commands.keys("*")))
                .isEmpty();
    }

    private RequestLimit limit(Redis redis, long requests) {
        return new SharedLimit("requests", new InstanceLimit(new Quota(requests, MINUTE), time), redis);
    }
}
