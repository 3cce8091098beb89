package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.rest.event.EventTokenCodec;
import io.masthead.bootstrap.EventStreamClient.Message;
import io.masthead.domain.event.EventToken;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.ConnectionEvents.Event;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The feed of events of the running service, by HTTP. */
@SharedService
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class EventsTest {

    private static final Optional<String> ANONYMOUS = Optional.empty();

    private final RunningService service;
    private final Http author;

    EventsTest(RunningService service) {
        this.service = service;
        this.author = service.http().newcomer("events-" + UUID.randomUUID() + "@masthead.test");
    }

    @Test
    void what_changes_after_a_list_was_read_is_in_the_feed() {
        Http.Response list = service.http().get("/posts");
        Http.Response written = write("{\"title\":\"After the list\"}");
        Http.Response edited = author.json("PATCH", "/posts/" + written.id(), "{\"title\":\"Edited\"}");
        author.delete("/posts/" + written.id());

        List<JsonNode> events = eventsAfter(list.header("Events-After"), "/posts/" + written.id(), 4);

        assertThat(events)
                .extracting(event -> event.get("type").asString())
                .containsExactly("post.written", "post.published", "post.edited", "post.deleted");
        JsonNode edit = events.get(2);
        assertThat(edit.get("subject").asString()).isEqualTo("posts/" + written.id());
        assertThat(edit.get("data").get("post_id").asLong()).isEqualTo(written.id());
        assertThat(edit.get("data").get("author_id").asLong())
                .isEqualTo(written.json().get("author_id").asLong());
        assertThat("\"" + edit.get("data").get("version").asLong() + "\"").isEqualTo(edited.header("ETag"));
    }

    @Test
    void drafts_are_seen_by_their_author_and_not_by_others() {
        String place = service.http().get("/posts").header("Events-After");
        Http.Response draft = write("{\"title\":\"Draft\",\"status\":\"draft\"}");
        Http.Response shown = write("{\"title\":\"Shown\"}");

        assertThat(page(service.http(), "topic=/posts&limit=100", place, shown.id()))
                .doesNotContain(draft.id());
        assertThat(page(author, "topic=/posts&limit=100", place, shown.id())).contains(draft.id());
    }

    @Test
    void a_client_that_prefers_to_wait_gets_the_event_when_it_occurs() {
        String place = service.http().get("/posts").header("Events-After");
        Http.Response quiet = service.http().get("/events?topic=/users/999999999&after=" + place);
        assertThat(quiet.json()).isEmpty();

        CompletableFuture<Http.Response> waiting = CompletableFuture.supplyAsync(() -> service.http()
                .send(
                        "GET",
                        "/events?topic=" + encoded("/users/" + id() + "/posts") + "&after=" + place,
                        BodyPublishers.noBody(),
                        "Prefer",
                        "wait=30"));
        await().until(() -> service.bean(OpenStreams.class).number(Form.POLL) == 1);
        Http.Response written = write("{\"title\":\"Awaited\"}");

        Http.Response response = waiting.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(response.json().get(0).get("subject").asString()).isEqualTo("posts/" + written.id());
        assertThat(service.bean(OpenStreams.class).number(Form.POLL)).isZero();
    }

    @Test
    void a_stream_resumes_where_it_was_cut_without_a_gap_and_without_a_repetition() {
        String topic = "topic=" + encoded("/users/" + id() + "/posts");
        Message start;
        try (EventStreamClient stream = EventStreamClient.open(service.http(), topic, ANONYMOUS)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Content-Encoding")).isEmpty();
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            start = stream.next("position");
        }
        long first = write("{\"title\":\"First\"}").id();
        Message last;
        try (EventStreamClient stream =
                EventStreamClient.open(service.http(), topic, ANONYMOUS, "Last-Event-ID", start.id())) {
            last = stream.next("post.written");
            assertThat(last.json().get("data").get("post_id").asLong()).isEqualTo(first);
        }
        long second = write("{\"title\":\"Second\"}").id();
        try (EventStreamClient stream = EventStreamClient.open(
                service.http(), topic + "&after=" + start.id(), ANONYMOUS, "Last-Event-ID", last.id())) {
            assertThat(stream.next("post.written")
                            .json()
                            .get("data")
                            .get("post_id")
                            .asLong())
                    .isEqualTo(second);
            long third = write("{\"title\":\"Third\"}").id();
            assertThat(stream.next("post.written")
                            .json()
                            .get("data")
                            .get("post_id")
                            .asLong())
                    .isEqualTo(third);
        }
    }

    @Test
    void a_place_of_another_history_is_gone_and_a_stream_goes_on_from_now() {
        String lost = service.bean(EventTokenCodec.class).write(new EventToken(UUID.randomUUID(), 1));

        Http.Response page = service.http().get("/events?topic=/posts&after=" + lost);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.problem()).isEqualTo("events-gone");

        try (EventStreamClient stream =
                EventStreamClient.open(service.http(), "topic=/posts", ANONYMOUS, "Last-Event-ID", lost)) {
            stream.next();
            Message reset = stream.next().orElseThrow();
            assertThat(reset.is("reset")).isTrue();
            assertThat(service.http()
                            .get("/events?topic=/posts&after=" + reset.id())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_account_has_twenty_streams_and_gets_another_when_one_ends() {
        List<EventStreamClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < OpenStreams.OF_ACCOUNT; i++) {
                open.add(EventStreamClient.open(service.http(), "topic=/posts", Optional.of(author.token())));
            }
            assertThat(open).allSatisfy(stream -> assertThat(stream.status()).isEqualTo(200));
            try (EventStreamClient refused =
                    EventStreamClient.open(service.http(), "topic=/posts", Optional.of(author.token()))) {
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.header("Retry-After")).isEqualTo("10");
            }
        } finally {
            open.forEach(EventStreamClient::close);
        }
        awaitNoStream();
    }

    @Test
    void a_client_that_leaves_is_no_failure() {
        long before = service.bean(ConnectionEvents.class).number(Event.HANG_UP);
        try (EventStreamClient stream = EventStreamClient.open(service.http(), "topic=/posts", ANONYMOUS)) {
            stream.next("position");
        }

        awaitNoStream();

        assertThat(service.bean(ConnectionEvents.class).number(Event.HANG_UP)).isEqualTo(before);
    }

    @Test
    void curl_shows_events_as_they_occur() throws IOException {
        Process curl = new ProcessBuilder(
                        "curl",
                        "-sN",
                        "-H",
                        "Accept: text/event-stream",
                        "http://" + service.http().address() + "/events?topic=/users/" + id() + "/posts")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(curl.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 3000");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).matches("id: [A-Za-z0-9_-]+");
            assertThat(lines.readLine()).isEqualTo("event: position");
            assertThat(lines.readLine()).isEqualTo("data: {}");
            assertThat(lines.readLine()).isEmpty();
            write("{\"title\":\"Seen by curl\"}");
            assertThat(lines.readLine()).startsWith("id: ");
            assertThat(lines.readLine()).isEqualTo("event: post.written");
        } finally {
            curl.destroy();
        }
        awaitNoStream();
    }

    @Test
    void a_service_that_stops_ends_its_streams_and_spreads_their_clients() throws Exception {
        RunningService stopping = RunningService.start(RunningService.SETTINGS);
        try (EventStreamClient stream = EventStreamClient.open(stopping.http(), "topic=/posts", ANONYMOUS)) {
            stream.next("position");
            long start = System.nanoTime();
            CompletableFuture<Duration> ended = CompletableFuture.supplyAsync(() -> {
                assertThat(stream.rest().getLast().fields().get("retry")).matches("[1-9][0-9]{3}|10000");
                return Duration.ofNanos(System.nanoTime() - start);
            });

            stopping.close();

            assertThat(ended.join()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void without_connections_for_it_there_is_no_feed() throws IOException {
        try (RunningService without = RunningService.start(Map.of("EVENTS_CONNECTIONS", "0"))) {
            assertThat(without.http().get("/events?topic=/posts").problem()).isEqualTo("not-found");
            Http.Response posts = without.http().get("/posts");
            assertThat(posts.status()).isEqualTo(200);
            assertThat(posts.header("Events-After")).isEmpty();
        }
    }

    /** A stream notices with its next write that its client is gone. */
    private void awaitNoStream() {
        OpenStreams streams = service.bean(OpenStreams.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            write("{\"title\":\"To wake the streams\"}");
            return streams.number(Form.SSE) == 0;
        });
    }

    private Http.Response write(String post) {
        Http.Response written = author.post("/posts", post);
        assertThat(written.status()).isEqualTo(201);
        return written;
    }

    private long id() {
        return author.get("/users/me").id();
    }

    /** {@return events of a topic, as many as are expected} */
    private List<JsonNode> eventsAfter(String place, String topic, int number) {
        List<JsonNode> events = new ArrayList<>();
        await().until(() -> {
            events.clear();
            service.http()
                    .get("/events?topic=" + encoded(topic) + "&after=" + place)
                    .json()
                    .forEach(events::add);
            return events.size() >= number;
        });
        return events;
    }

    /** {@return the posts of a page, once it has a certain one} */
    private static List<Long> page(Http caller, String query, String place, long last) {
        List<Long> posts = new ArrayList<>();
        await().until(() -> {
            posts.clear();
            caller.get("/events?" + query + "&after=" + place)
                    .json()
                    .forEach(
                            event -> posts.add(event.get("data").path("post_id").asLong()));
            return posts.contains(last);
        });
        return posts;
    }

    private static String encoded(String topic) {
        return URLEncoder.encode(topic, StandardCharsets.UTF_8);
    }
}
