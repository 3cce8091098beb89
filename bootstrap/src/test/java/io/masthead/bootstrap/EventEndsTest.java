package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends the session of a reader ends what it follows with that, in each form. */
@SharedService
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class EventEndsTest {

    private static final String PASSWORD = "correct horse";

    private final RunningService service;
    private final Http http;

    EventEndsTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    /** End of a session that another one of the account, or an admin, brings about. */
    enum End {
        SIGN_OUT,
        PASSWORD,
        ROLE,
        CLOSED_ACCOUNT
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_gets_nothing_more(End end) {
        String email = end + "-" + UUID.randomUUID() + "@ends.test";
        Http here = http.newcomer(email);
        long account = here.get("/users/me").id();
        Http there = http.signedIn(email, PASSWORD);
        Http admin = end == End.ROLE ? service.admin() : http;
        String place = there.get("/users/me").header("Events-After");
        try (EventStreamClient stream = EventStreamClient.open(http, "topic=/users/me", Optional.of(there.token()));
                LiveSocket live = LiveSocket.connectAs(there)) {
            stream.next("position");
            live.subscribe("/users/me");
            CompletableFuture<Http.Response> poll = CompletableFuture.supplyAsync(() -> poll(there, place));
            await().until(() -> service.bean(OpenStreams.class).number(Form.POLL) == 1);
            long start = System.nanoTime();

            bring(end, here, admin, account);

            stream.rest();
            assertThat(live.closeCode()).isEqualTo(3000);
            assertThat(poll.join().status()).isEqualTo(401);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        if (end == End.ROLE) { // other tests rely on a single admin
            admin.delete("/users/" + account);
        }
    }

    /** Waits for an event of a post that there is not, so that nothing but the end is news. */
    private static Http.Response poll(Http user, String place) {
        return user.send(
                "GET", "/events?topic=/posts/999999999&after=" + place, BodyPublishers.noBody(), "Prefer", "wait=30");
    }

    private static void bring(End end, Http here, Http admin, long account) {
        Http.Response done = switch (end) {
            case SIGN_OUT -> here.delete("/users/me/sessions/" + otherSession(here));
            case PASSWORD ->
                here.json(
                        "PUT",
                        "/users/me/password",
                        "{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"another horse\"}");
            case ROLE -> admin.json("PATCH", "/users/" + account, "{\"role\":\"admin\"}");
            case CLOSED_ACCOUNT -> here.delete("/users/me");
        };
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
    }

    private static long otherSession(Http user) {
        return user.get("/users/me/sessions")
                .json()
                .valueStream()
                .filter(session -> !session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }
}
