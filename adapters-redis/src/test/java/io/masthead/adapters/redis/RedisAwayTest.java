package io.masthead.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Outages of Redis, which must not fail any request. */
@SuppressWarnings("MethodName")
class RedisAwayTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Quota FIVE = new Quota(5, Duration.ofHours(1));

    private final ManualTime time = new ManualTime();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    @Test
    void the_instance_counts_alone_while_redis_is_away_and_goes_on_where_it_was() {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), PATIENT, time)) {
            RequestLimit limit = new SharedLimit("requests", new InstanceLimit(FIVE, time), redis);
            await().until(() -> counts(redis));
            assertThat(limit.count("user:7").remaining()).isEqualTo(4);
            assertThat(limit.count("user:7").remaining()).isEqualTo(3);
            server.stop();

            assertThat(limit.count("user:7").remaining()).isEqualTo(2);
            assertThat(limit.count("user:7").remaining()).isEqualTo(1);
            assertThat(limit.count("user:7").remaining()).isZero();
            assertThat(limit.count("user:7").admitted()).isFalse();
        }
    }

    @Test
    void redis_counts_again_once_it_is_back_on_the_same_port() {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), PATIENT, time)) {
            RequestLimit limit = new SharedLimit("requests", new InstanceLimit(FIVE, time), redis);
            limit.count("user:7");
            server.stop();
            awaitLog("Redis is away", () -> limit.count("user:7"));
            server.restart();

            await().until(() -> {
                time.pass(Redis.PAUSE);
                assertThat(limit.count("user:7").remaining()).isBetween(0L, 4L);
                return server.<List<String>>look(server.url(), commands -> commands.keys("*"))
                        .contains("masthead:limit:requests:5/3600s:user:7");
            });
        }
    }

    @Test
    void starts_without_redis_and_finds_it_later() {
        try (TestRedis server = new TestRedis()) {
            server.stop();
            try (Redis redis = new Redis(server.url(), PATIENT, time)) {
                assertThat(counts(redis)).isFalse();
                awaitLog("Redis is away", () -> {});
                server.restart();

                await().until(() -> {
                    time.pass(Redis.PAUSE);
                    return counts(redis);
                });
            }
        }
    }

    @Test
    void is_left_alone_for_a_while_after_a_failure() {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), PATIENT, time)) {
            await().until(() -> counts(redis));
            server.look(server.url(), commands -> commands.set("broken", "no bucket"));
            assertThat(redis.count("broken", FIVE)).isEmpty();

            assertThat(counts(redis)).isFalse();
            time.pass(Redis.PAUSE.minusNanos(1));
            assertThat(counts(redis)).isFalse();
            time.pass(Duration.ofNanos(1));
            await().until(() -> counts(redis));
        }
    }

    @Test
    void the_log_is_told_once_of_an_outage_with_gaps_and_once_of_its_end() {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), PATIENT, time)) {
            server.look(server.url(), commands -> commands.set("broken", "no bucket"));
            for (int gap = 0; gap < 3; gap++) {
                await().until(() -> counts(redis));
                assertThat(redis.count("broken", FIVE)).isEmpty();
                time.pass(Redis.PAUSE);
            }
            await().until(() -> counts(redis));
            assertThat(messages()).singleElement().asString().startsWith("Redis is away");
            time.pass(Redis.STEADY);

            assertThat(counts(redis)).isTrue();
            assertThat(counts(redis)).isTrue();

            assertThat(messages()).hasSize(2).last().asString().startsWith("Redis is back");
        }
    }

    @Test
    void a_redis_that_hangs_is_not_waited_for() {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), Duration.ofMillis(1), time)) {
            RequestLimit limit = new SharedLimit("requests", new InstanceLimit(FIVE, time), redis);
            server.look(server.url(), commands -> commands.clientPause(2_000));

            for (long remaining = 4; remaining >= 0; remaining--) {
                assertThat(limit.count("user:7").remaining()).isEqualTo(remaining);
            }
            assertThat(limit.count("user:7").admitted()).isFalse();
        }
    }

    @Test
    void nobody_fails_when_others_give_up_at_the_same_time() throws Exception {
        try (TestRedis server = new TestRedis();
                Redis redis = new Redis(server.url(), Duration.ofMillis(20), time);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RequestLimit limit = new SharedLimit("requests", new InstanceLimit(FIVE, time), redis);
            server.look(server.url(), commands -> commands.clientPause(2_000));

            List<Future<Boolean>> responses = threads.invokeAll(
                    Collections.nCopies(200, () -> limit.count("user:7").admitted()));

            assertThat(responses).filteredOn(Future::resultNow).hasSize(5);
        }
    }

    @Test
    void who_is_always_too_late_to_change_a_bucket_counts_alone_without_giving_redis_up() throws Exception {
        try (TestRedis server = new TestRedis();
                Redis here = new Redis(server.url(), Duration.ofSeconds(4), time);
                Redis there = new Redis(server.url(), Duration.ofSeconds(4), time);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await().until(() -> counts(here) && counts(there));
            // Longer than the retries of a bucket, and shorter than the timeout of a command.
            server.look(server.url(), commands -> pauseWriting(commands, 1_500));

            List<Future<Boolean>> responses = threads.invokeAll(List.of(
                    () -> here.count("crowded", FIVE).isPresent(),
                    () -> there.count("crowded", FIVE).isPresent()));

            assertThat(responses).extracting(Future::resultNow).containsExactlyInAnyOrder(true, false);
            assertThat(counts(here)).isTrue();
            assertThat(counts(there)).isTrue();
            assertThat(messages()).isEmpty();
        }
    }

    @Test
    void neither_a_wrong_password_nor_the_right_one_gets_into_the_log() {
        try (TestRedis server = new TestRedis("requirepass right-secret")) {
            URI wrong = server.url(":wrong-secret@", "/0");

            try (Redis redis = new Redis(wrong, PATIENT, time)) {
                assertThat(counts(redis)).isFalse();
                awaitLog("Redis is away", () -> {});
            }
        }

        assertThat(messages()).singleElement().asString().contains("WRONGPASS").doesNotContain("secret");
    }

    /** Reads of buckets continue, while writes are delayed and then happen all at once. */
    private static String pauseWriting(RedisCommands<String, String> commands, long millis) {
        return commands.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(millis).add("WRITE"));
    }

    private static boolean counts(Redis redis) {
        return redis.count("something", FIVE).isPresent();
    }

    private void awaitLog(String beginning, Runnable request) {
        await().until(() -> {
            request.run();
            return messages().stream().anyMatch(message -> message.startsWith(beginning));
        });
    }

    private List<String> messages() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Redis.class);
    }
}
