package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Signing in, refreshing and signing out, over real HTTP. */
@SharedService
@SuppressWarnings("MethodName")
class SessionStoryTest {

    private static final String PASSWORD = "correct horse";

    private final RunningService service;
    private final Http http;

    SessionStoryTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @Test
    void twenty_refreshes_at_once_log_nobody_out() throws Exception {
        register("twenty@sessions.test");
        String first = refreshToken(http.signIn("twenty@sessions.test", PASSWORD));
        Set<String> successors = new HashSet<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = Stream.generate(
                            () -> (Callable<String>) () -> refreshToken(Http.served(() -> http.refresh(first))))
                    .limit(20)
                    .toList();
            for (Future<String> successor : threads.invokeAll(calls)) {
                successors.add(successor.get());
            }
        }

        assertThat(successors).hasSize(1);
        assertThat(http.refresh(successors.iterator().next()).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_two_behind_ends_its_session_and_no_other() {
        register("reuse@sessions.test");
        String first = refreshToken(http.signIn("reuse@sessions.test", PASSWORD));
        String other = refreshToken(http.signIn("reuse@sessions.test", PASSWORD));
        String second = refreshToken(http.refresh(first));
        Http.Response third = http.refresh(second);

        assertThat(http.refresh(first).status()).isEqualTo(400);

        assertThat(http.refresh(refreshToken(third)).json().get("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(http.refresh(other).status()).isEqualTo(200);
        awaitRefused(http.withToken(third.json().get("access_token").asString()));
    }

    @Test
    void revoking_either_token_ends_the_session() {
        register("revoke@sessions.test");
        Http.Response one = http.signIn("revoke@sessions.test", PASSWORD);
        Http.Response two = http.signIn("revoke@sessions.test", PASSWORD);

        Http.Response revoked = http.form("/token/revoke", "token=" + refreshToken(one));
        http.form(
                "/token/revoke",
                "token_type_hint=access_token&token="
                        + two.json().get("access_token").asString());

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(http.refresh(refreshToken(one)).status()).isEqualTo(400);
        assertThat(http.refresh(refreshToken(two)).status()).isEqualTo(400);
        assertThat(http.form("/token/revoke", "token=unknown").status()).isEqualTo(200);
    }

    @Test
    void a_page_continues_its_session_with_a_cookie_until_it_signs_out() {
        register("cookie@sessions.test");
        Http.Response first = cookie("username=cookie%40sessions.test&password=correct+horse", "other=1");
        Http.Response second = cookie("grant_type=refresh_token", cookieOf(first));
        Http.Response tab = cookie("grant_type=refresh_token", cookieOf(first));
        Http there = http.withToken(second.json().get("access_token").asString());
        int whileSignedIn = there.get("/users/me").status();

        Http.Response signedOut = http.send(
                "DELETE",
                "/token/cookie",
                BodyPublishers.noBody(),
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                cookieOf(second));

        assertThat(cookieOf(second)).isNotEqualTo(cookieOf(first)).isEqualTo(cookieOf(tab));
        assertThat(whileSignedIn).isEqualTo(200);
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(cookie("grant_type=refresh_token", cookieOf(second)).status())
                .isEqualTo(400);
        awaitRefused(there);
    }

    @Test
    void lists_the_sessions_and_ends_one() {
        register("list@sessions.test");
        Http laptop = signedInFrom("list@sessions.test", "Laptop/1");
        Http phone = signedInFrom("list@sessions.test", "Phone/1");

        Http.Response sessions = laptop.get("/users/me/sessions");
        long phoneSession = sessions.json().get(0).get("id").asLong();

        assertThat(sessions.header("Cache-Control")).isEqualTo("no-store");
        assertThat(sessions.json()).hasSize(2);
        assertThat(sessions.json().get(0).get("device").asString()).startsWith("Phone/1");
        assertThat(sessions.json().get(1).get("current").asBoolean()).isTrue();
        assertThat(laptop.delete("/users/me/sessions/" + phoneSession).status()).isEqualTo(204);
        assertThat(laptop.delete("/users/me/sessions/" + phoneSession).problem())
                .isEqualTo("session-not-found");
        awaitRefused(phone);
        assertThat(laptop.get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void another_password_ends_all_other_sessions() {
        register("password@sessions.test");
        Http here = signedInFrom("password@sessions.test", "Here/1");
        Http.Response there = http.signIn("password@sessions.test", PASSWORD);

        Http.Response weak = here.json(
                "PUT",
                "/users/me/password",
                "{\"current_password\":\"x\",\"new_password\":\"password@sessions.test\"}");
        Http.Response changed = here.json(
                "PUT",
                "/users/me/password",
                "{\"current_password\":\"%s\",\"new_password\":\"another horse\"}".formatted(PASSWORD));

        assertThat(weak.codes()).containsExactly("password_is_email");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(http.refresh(refreshToken(there)).status()).isEqualTo(400);
        awaitRefused(http.withToken(there.json().get("access_token").asString()));
        assertThat(here.get("/users/me").status()).isEqualTo(200);
        assertThat(http.signIn("password@sessions.test", PASSWORD).status()).isEqualTo(400);
        assertThat(http.signIn("password@sessions.test", "another horse").status())
                .isEqualTo(200);
    }

    @Test
    void ten_wrong_passwords_make_the_right_one_wait_and_nobody_can_tell() {
        register("guessed@sessions.test");
        for (int i = 0; i < 10; i++) {
            assertThat(http.signIn("guessed@sessions.test", "wrong horse").status())
                    .isEqualTo(400);
        }

        Http.Response waiting = http.signIn("guessed@sessions.test", PASSWORD);
        Http.Response unknown = http.signIn("unknown@sessions.test", PASSWORD);

        assertThat(waiting.status()).isEqualTo(400);
        assertThat(waiting.body()).isEqualTo(unknown.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(headers(waiting)).isEqualTo(headers(unknown));
    }

    @Test
    void a_flood_of_sign_ins_leaves_nobody_without_an_answer() throws Exception {
        register("flood@sessions.test");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = Stream.generate(() -> (Callable<Integer>)
                            () -> http.signIn("flood@sessions.test", PASSWORD).status())
                    .limit(300)
                    .toList();
            List<Future<Integer>> responses = threads.invokeAll(calls);

            for (Future<Integer> response : responses) {
                assertThat(response.get()).isIn(200, 503);
            }
        }
        assertThat(http.signIn("flood@sessions.test", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void what_happened_is_on_record_for_admins_alone() {
        Http admin = service.admin();
        Http user = http.newcomer("recorded@sessions.test");
        long id = user.get("/users/me").id();
        user.send("DELETE", "/users/me", BodyPublishers.noBody(), "X-Request-Id", "close-recorded");

        Http.Response newest = admin.get("/audit?limit=100");
        List<String> actions = newest.json()
                .valueStream()
                .filter(entry -> entry.get("account_id").asLong(0) == id)
                .map(entry -> entry.get("action").asString())
                .toList();

        assertThat(actions).containsExactly("account_closed", "session_ended", "signed_in", "account_registered");
        assertThat(newest.json().valueStream()).anySatisfy(entry -> {
            assertThat(entry.get("request_id").asString()).isEqualTo("close-recorded");
            assertThat(entry.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        });
        assertThat(newest.header("Cache-Control")).isEqualTo("no-store");
        assertThat(http.newcomer("curious@sessions.test").get("/audit").status())
                .isEqualTo(403);
        assertThat(http.get("/audit").status()).isEqualTo(401);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(admin.json(method, "/audit", "{}").status()).isEqualTo(405);
        }
    }

    private void register(String email) {
        Http.Response response = http.post(
                "/users",
                "{\"name\":\"Someone\",\"email\":\"%s\",\"age\":25,\"password\":\"%s\"}".formatted(email, PASSWORD));
        assertThat(response.status()).isEqualTo(201);
    }

    private Http signedInFrom(String email, String device) {
        Http.Response response = http.send(
                "POST",
                "/token",
                BodyPublishers.ofString("username=" + email + "&password=correct+horse"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "User-Agent",
                device);
        return http.withToken(response.json().get("access_token").asString());
    }

    private Http.Response cookie(String form, String cookie) {
        return http.send(
                "POST",
                "/token/cookie",
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                cookie);
    }

    private static String cookieOf(Http.Response response) {
        return String.valueOf(response.header("Set-Cookie")).replaceFirst(";.*", "");
    }

    private static String refreshToken(Http.Response response) {
        assertThat(response.status()).isEqualTo(200);
        return response.json().get("refresh_token").asString();
    }

    private static List<String> headers(Http.Response response) {
        return response.received().headers().map().entrySet().stream()
                .filter(header -> !Set.of("date", "x-request-id").contains(header.getKey()))
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** Ten seconds are the promise of the API. */
    private static void awaitRefused(Http caller) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        int status = caller.get("/users/me").status();
        while (status == 200 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            status = caller.get("/users/me").status();
        }
        assertThat(status).isEqualTo(401);
    }
}
