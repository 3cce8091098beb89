package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.redis.TestRedis;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service behind a proxy, with limits, and with Redis. */
@SuppressWarnings("MethodName")
class LimitsTest {

    private static final String FORM = "username=nobody@limits.test&password=guess";

    private static @Nullable TestRedis redis;
    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        redis = new TestRedis();
        service = RunningService.start(Map.of(
                "RATE_LIMIT", "20/h",
                "SIGN_IN_RATE_LIMIT", "3/h",
                "REGISTRATION_RATE_LIMIT", "4/h",
                "TRUSTED_PROXIES", "127.0.0.1,::1",
                "REDIS_URL", redis.url().toString()));
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(service).close();
        Objects.requireNonNull(redis).close();
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_back() {
        Http.Response first = getFrom("192.0.2.1");
        await().until(() -> getFrom("192.0.2.1").status() == 429);
        Http.Response refused = getFrom("192.0.2.1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=20;w=3600");
        assertThat(first.header("RateLimit")).isEqualTo("\"default\";r=19;t=3600");
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 3600L);
        assertThat(refused.header("RateLimit")).endsWith(";r=0;t=" + refused.header("Retry-After"));
        assertThat(getFrom("192.0.2.2").status()).isEqualTo(200);
    }

    @Test
    void who_guesses_too_often_is_not_listened_to() {
        for (int guess = 0; guess < 3; guess++) {
            assertThat(guessFrom("192.0.2.3").status()).isEqualTo(400);
        }
        await().until(() -> guessFrom("192.0.2.3").header("RateLimit").contains("\"sign-in\";r=0"));

        assertThat(guessFrom("192.0.2.3").status()).isEqualTo(429);
    }

    @Test
    void who_registers_too_often_is_refused_before_the_request_is_read() {
        for (int registration = 0; registration < 4; registration++) {
            assertThat(registerFrom("192.0.2.9").status()).isEqualTo(422);
        }
        await().until(() -> registerFrom("192.0.2.9").header("RateLimit").contains("\"registration\";r=0"));

        assertThat(registerFrom("192.0.2.9").problem()).isEqualTo("too-many-requests");
        assertThat(registerFrom("192.0.2.10").status()).isEqualTo(422);
    }

    @Test
    void who_is_signed_in_is_counted_wherever_it_calls_from() {
        Http user = http().newcomer("somebody@limits.test");

        assertThat(from("2001:db8::1", user).header("RateLimit")).isEqualTo("\"default\";r=19;t=3600");
        assertThat(from("2001:db8:0:1::1", user).header("RateLimit")).startsWith("\"default\";r=18;");
    }

    @Test
    void redis_counts_for_all_instances() {
        TestRedis shared = Objects.requireNonNull(redis);

        await().until(() -> {
            getFrom("2001:db8:7:7:7:7:7:7");
            return shared.<List<String>>look(shared.url(), commands -> commands.keys("masthead:limit:*"))
                    .contains("masthead:limit:requests:20/3600s:address:2001:db8:7:7::/64");
        });
    }

    private static Http.Response getFrom(String address) {
        return from(address, http());
    }

    private static Http.Response from(String address, Http caller) {
        return caller.send("GET", "/users", BodyPublishers.noBody(), "X-Forwarded-For", address);
    }

    private static Http.Response registerFrom(String address) {
        return http().send(
                        "POST",
                        "/users",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "Forwarded",
                        "for=" + address);
    }

    private static Http.Response guessFrom(String address) {
        return http().send(
                        "POST",
                        "/token",
                        BodyPublishers.ofString(FORM),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Forwarded",
                        "for=" + address);
    }

    private static Http http() {
        return Objects.requireNonNull(service).http();
    }
}
