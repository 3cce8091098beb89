package io.masthead.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.api.sync.RedisCommands;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import io.masthead.http.ratelimit.RequestLimit.Count;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counts of two instances in one Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class SharedLimitTest {

    /** Long timeout, so that Redis is slow only where a test makes it slow, even on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Quota FIRST = new Quota(1, HOUR);
    private static final String KEY = "masthead:limit:requests:1/3600s:user:7";

    private static final Pattern EVALUATIONS = Pattern.compile("cmdstat_eval:calls=(\\d+)");

    private final ManualTime time = new ManualTime();
    private final TestRedis server = new TestRedis("requirepass p@ss:w/rd");
    private final URI url = server.url(":p%40ss%3Aw%2Frd@", "/3");
    private final Redis here = new Redis(url, PATIENT, time);
    private final Redis there = new Redis(url, PATIENT, time);

    @BeforeEach
    void forget() {
        await().until(() -> here.count("first", FIRST).isPresent()
                && there.count("first", FIRST).isPresent());
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

        List<Count> counts =
                List.of(one.count("user:7"), other.count("user:7"), one.count("user:7"), other.count("user:7"));

        assertThat(counts).extracting(Count::admitted).containsExactly(true, true, true, false);
        assertThat(counts).extracting(Count::remaining).containsExactly(2L, 1L, 0L, 0L);
        assertThat(counts).extracting(Count::untilReset).allMatch(reset -> reset.compareTo(HOUR) <= 0);
        assertThat(counts.getFirst().untilReset()).isEqualTo(HOUR);
        assertThat(other.count("user:8")).isEqualTo(new Count(true, 2, HOUR));
    }

    @Test
    void the_whole_quota_is_there_again_after_the_period() {
        RequestLimit one = limit(here, 1);
        one.count("user:7");
        assertThat(limit(there, 1).count("user:7").admitted()).isFalse();
        server.look(url, commands -> commands.pexpire(KEY, 1));

        await().until(() -> limit(there, 1).count("user:7").admitted());

        assertThat(one.count("user:7").admitted()).isFalse();
    }

    @Test
    void refused_requests_prolong_nothing() {
        Count admitted = limit(here, 1).count("user:7");
        server.look(url, commands -> commands.pexpire(KEY, 1_000_000));

        Count refused = limit(there, 1).count("user:7");

        assertThat(refused.admitted()).isFalse();
        assertThat(refused.untilReset()).isLessThanOrEqualTo(admitted.untilReset());
        assertThat(server.<Long>look(url, commands -> commands.pttl(KEY))).isBetween(1L, 1_000_000L);
    }

    @Test
    void instances_together_admit_no_more_when_many_come_at_once() throws Exception {
        List<Callable<Boolean>> requests = new ArrayList<>();
        RequestLimit one = limit(here, 20);
        RequestLimit other = limit(there, 20);
        for (int i = 0; i < 100; i++) {
            requests.add(() -> one.count("user:7").admitted());
            requests.add(() -> other.count("user:7").admitted());
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long admitted = 0;
            for (Future<Boolean> response : threads.invokeAll(requests)) {
                admitted += response.get() ? 1 : 0;
            }

            assertThat(admitted).isEqualTo(20);
        }
    }

    @Test
    void requests_of_one_caller_go_to_redis_together() throws Exception {
        RequestLimit limit = limit(here, 100);
        server.look(url, RedisCommands::configResetstat);
        server.look(url, commands -> commands.clientPause(500));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> responses = threads.invokeAll(
                    Collections.nCopies(100, () -> limit.count("user:7").admitted()));

            assertThat(responses).allMatch(Future::resultNow);
        }

        assertThat(writings()).isBetween(1, 20);
    }

    @Test
    void instances_with_another_quota_count_apart() {
        limit(here, 1).count("user:7");

        assertThat(limit(there, 2).count("user:7")).isEqualTo(new Count(true, 1, HOUR));
    }

    @Test
    void keys_say_what_they_are_and_expire_with_the_period() {
        limit(here, 3).count("address:2001:db8:1:2::/64");
        String key = "masthead:limit:requests:3/3600s:address:2001:db8:1:2::/64";

        assertThat(server.<List<String>>look(url, commands -> commands.keys("*")))
                .containsExactly(key);
        assertThat(server.<Long>look(url, commands -> commands.pttl(key))).isBetween(1L, HOUR.toMillis());
    }

    /** {@return the number of write-backs of buckets, including failed ones} */
    private int writings() {
        Matcher calls = EVALUATIONS.matcher(server.<String>look(url, commands -> commands.info("commandstats")));
        assertThat(calls.find()).isTrue();
        return Integer.parseInt(calls.group(1));
    }

    private RequestLimit limit(Redis redis, long requests) {
        return new SharedLimit("requests", new InstanceLimit(new Quota(requests, HOUR), time), redis);
    }
}
