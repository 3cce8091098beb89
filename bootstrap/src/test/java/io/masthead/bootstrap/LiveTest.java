package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.rest.event.EventTokenCodec;
import io.masthead.adapters.rest.event.TopicPaths;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The live connection, from end to end. Every message must match docs/asyncapi.json. */
@SharedService
@SuppressWarnings("MethodName")
class LiveTest {

    private final RunningService service;
    private final Http http;

    LiveTest(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @Test
    void tells_anonymous_clients_of_what_is_published() {
        Http author = http.newcomer("anonymous@live.test");
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.subscribe("/posts");

            long draft = write(author, "draft");
            long post = write(author, "published");
            author.json("PATCH", "/posts/" + post, "{\"title\":\"Other\"}");
            author.json("PATCH", "/posts/" + draft, "{\"title\":\"Other\"}");
            author.delete("/posts/" + post);

            assertThat(until(live, "post.deleted posts/" + post))
                    .containsExactly(
                            "post.written posts/" + post,
                            "post.published posts/" + post,
                            "post.edited posts/" + post,
                            "post.deleted posts/" + post);
        }
    }

    @Test
    void tells_authors_of_their_drafts_and_of_their_account() {
        Http author = http.newcomer("author@live.test");
        long id = author.get("/users/me").id();
        try (LiveSocket live = LiveSocket.connectAs(author)) {
            live.subscribe("/users/" + id + "/posts", "/users/me");

            long draft = write(author, "draft");
            author.json("PATCH", "/users/me", "{\"name\":\"Renamed\"}");

            assertThat(summary(live.nextEvent())).isEqualTo("post.written posts/" + draft);
            assertThat(summary(live.nextEvent())).isEqualTo("user.edited users/" + id);
        }
    }

    @Test
    void resumes_where_another_connection_ended() {
        Http author = http.newcomer("resume@live.test");
        String place;
        long first;
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.subscribe("/posts");
            first = write(author, "published");
            JsonNode message = live.next();
            assertThat(summary(message.get("event"))).isEqualTo("post.written posts/" + first);
            place = message.get("after").asString();
        }

        long second = write(author, "published");
        long third = write(author, "published");

        try (LiveSocket live = LiveSocket.connect(http)) {
            assertThat(live.subscribeAfter(place, "/posts")).isEqualTo(place);
            long fourth = write(author, "published");

            assertThat(until(live, "post.published posts/" + fourth))
                    .containsExactly(
                            "post.published posts/" + first,
                            "post.written posts/" + second,
                            "post.published posts/" + second,
                            "post.written posts/" + third,
                            "post.published posts/" + third,
                            "post.written posts/" + fourth,
                            "post.published posts/" + fourth);
        }
    }

    @Test
    void follows_a_list_without_a_gap_and_sends_no_event_twice() {
        Http author = http.newcomer("list@live.test");
        try (LiveSocket live = LiveSocket.connect(http)) {
            String before = http.get("/posts").header("Events-After");
            long first = write(author, "published");
            awaitPublished(first, before);
            live.subscribe("/posts/" + first);
            author.json("PATCH", "/posts/" + first, "{\"title\":\"Other\"}");
            List<String> own = until(live, "post.edited posts/" + first);

            live.subscribeAfter(before, "/posts");
            long second = write(author, "published");

            assertThat(own).containsExactly("post.edited posts/" + first);
            assertThat(until(live, "post.published posts/" + second))
                    .containsExactly(
                            "post.written posts/" + first,
                            "post.published posts/" + first,
                            "post.written posts/" + second,
                            "post.published posts/" + second);
        }
    }

    @Test
    void follows_no_longer_what_is_unsubscribed() {
        Http author = http.newcomer("unsubscribe@live.test");
        try (LiveSocket live = LiveSocket.connect(http)) {
            String before = http.get("/posts").header("Events-After");
            long post = write(author, "published");
            long other = write(author, "published");
            awaitPublished(other, before);
            live.subscribe("/posts/" + post, "/posts/" + other);

            live.send(Map.of("type", "unsubscribe", "topics", List.of("/posts/" + post, "/posts")));
            live.position();
            author.json("PATCH", "/posts/" + post, "{\"title\":\"Other\"}");
            author.json("PATCH", "/posts/" + other, "{\"title\":\"Other\"}");

            assertThat(summary(live.nextEvent())).isEqualTo("post.edited posts/" + other);
        }
    }

    @Test
    void says_that_events_are_missing_after_a_place_in_another_history() {
        String foreign = service.bean(EventTokenCodec.class).write(new EventToken(UUID.randomUUID(), 1));
        Http author = http.newcomer("reset@live.test");
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.subscribeAfter(foreign, "/posts");
            JsonNode reset = live.next();
            long post = write(author, "published");

            assertThat(reset.get("type").asString()).isEqualTo("reset");
            assertThat(summary(live.nextEvent())).isEqualTo("post.written posts/" + post);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | unreadable-body",
                "\"text\" | invalid-request",
                "{} | invalid-request",
                "{\"type\":\"publish\"} | invalid-request",
                "{\"type\":\"authenticate\"} | invalid-request",
                "{\"type\":\"authenticate\",\"token\":7} | invalid-request",
                "{\"type\":\"authenticate\",\"token\":\"none\"} | unauthorized",
                "{\"type\":\"subscribe\"} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":\"/posts\"} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":[7]} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":[null]} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":[\"/comments\"]} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":[\"/posts\"],\"after\":\"nowhere\"} | invalid-request",
                "{\"type\":\"subscribe\",\"topics\":[\"/users/me\"]} | unauthorized",
                "{\"type\":\"subscribe\",\"topics\":[\"/events\"]} | unauthorized",
                "{\"type\":\"unsubscribe\"} | invalid-request"
            })
    void refuses_messages_and_stays(String message, String problem) {
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.sendText(message);

            assertThat(live.nextProblem()).isEqualTo(problem);
            assertThat(live.subscribe("/posts")).isNotEmpty();
        }
    }

    @Test
    void refuses_topics_beyond_the_limit_and_of_others() {
        try (LiveSocket live = LiveSocket.connectAs(http.newcomer("topics@live.test"))) {
            live.subscribe(
                    IntStream.rangeClosed(1, 50).mapToObj(id -> "/posts/" + id).toArray(String[]::new));

            live.send(Map.of("type", "subscribe", "topics", List.of("/posts/51")));
            assertThat(live.nextProblem()).isEqualTo("invalid-request");
            live.send(Map.of("type", "unsubscribe", "topics", List.of("/posts/1")));
            live.position();
            live.send(Map.of("type", "subscribe", "topics", List.of("/events")));
            assertThat(live.nextProblem()).isEqualTo("forbidden");
        }
    }

    @Test
    void belongs_to_one_account() {
        Http first = http.newcomer("first@live.test");
        Http second = http.newcomer("second@live.test");
        try (LiveSocket live = LiveSocket.connectAs(first)) {
            live.authenticate(second);
            assertThat(live.nextProblem()).isEqualTo("forbidden");

            live.authenticate(http.signedIn("first@live.test", "correct horse"));
            assertThat(live.position()).isNotEmpty();
        }
    }

    @Test
    void closes_the_connection_of_a_client_whose_message_is_too_big() {
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.sendText("x".repeat(4097));

            assertThat(live.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closes_the_connection_of_a_client_that_sends_too_many_messages() {
        try (LiveSocket live = LiveSocket.connect(http)) {
            assertThatCode(() -> {
                        for (int number = 0; number < 40; number++) {
                            live.sendText("{}");
                        }
                    })
                    .satisfiesAnyOf(
                            sent -> assertThat(sent).isNull(),
                            closed -> assertThat(closed).hasMessageContaining("closed"));

            assertThat(live.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void closes_the_connection_of_a_client_that_sends_octets() {
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.raw().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();

            assertThat(live.closeCode()).isEqualTo(1003);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3999})
    void returns_the_code_with_which_the_client_closes(int code) {
        try (LiveSocket live = LiveSocket.connect(http)) {
            live.raw().sendClose(code, "").join();

            assertThat(live.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void refuses_pages_of_other_origins() {
        assertThatThrownBy(() -> LiveSocket.connectFrom("https://other.masthead.test", http))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(refusal ->
                        ((WebSocketHandshakeException) refusal).getResponse().statusCode())
                .isEqualTo(403);
    }

    @Test
    void admits_the_own_pages_and_those_of_allowed_origins() {
        for (String origin : List.of("http://" + http.address(), "https://app.masthead.test")) {
            try (LiveSocket live = LiveSocket.connectFrom(origin, http)) {
                assertThat(live.subscribe("/posts")).isNotEmpty();
            }
        }
    }

    @Test
    void tells_a_request_that_is_no_handshake_to_upgrade() {
        Http.Response refused = http.get("/live");

        assertThat(refused.status()).isEqualTo(426);
        assertThat(refused.problem()).isEqualTo("upgrade-required");
        assertThat(refused.header("Upgrade")).isEqualTo("websocket");
        assertThat(refused.header("Sec-WebSocket-Version")).isEqualTo("13");
    }

    @Test
    void has_room_for_twenty_connections_of_an_account() {
        Http user = http.newcomer("account@live.test");
        List<LiveSocket> open = new ArrayList<>();
        try {
            for (int number = 0; number < 20; number++) {
                open.add(LiveSocket.connectAs(user));
            }
            LiveSocket another = LiveSocket.connect(http);
            open.add(another);

            another.authenticate(user);

            assertThat(another.closeCode()).isEqualTo(1013);
        } finally {
            open.forEach(LiveSocket::close);
        }
    }

    @Test
    void is_described_by_the_published_document() {
        Http.Response served = http.get("/asyncapi.json");

        assertThat(LiveSocket.DESCRIPTION).hasContent(served.body());
        assertThat(served.header("Content-Type")).startsWith("application/json");
        assertThat(served.json().at("/components/schemas/CloudEvent/properties/type/enum"))
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(codes());
        assertThat(served.json().at("/components/schemas/Topic/pattern").asString())
                .isEqualTo(TopicPaths.PATTERN);
    }

    @Test
    void has_examples_that_are_messages() {
        JsonNode messages = http.get("/asyncapi.json").json().at("/components/messages");

        for (JsonNode message : messages) {
            assertThat(message.get("examples")).isNotEmpty();
            message.get("examples").forEach(example -> LiveSocket.check(example.get("payload")));
        }
    }

    private static List<String> codes() {
        return List.of(EventType.values()).stream().map(EventType::code).toList();
    }

    private static long write(Http author, String status) {
        return author.post(
                        "/posts", "{\"title\":\"Title\",\"content\":\"Content\",\"status\":\"%s\"}".formatted(status))
                .id();
    }

    /** {@return the events that arrive until this one, with it} */
    private static List<String> until(LiveSocket live, String last) {
        List<String> events = new ArrayList<>();
        do {
            events.add(summary(live.nextEvent()));
        } while (!events.getLast().equals(last));
        return events;
    }

    /** Waits until the publication of a post has its place, so that who follows from now on does not see it. */
    private void awaitPublished(long post, String before) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String events = "/events?topic=/posts/" + post + "&after=" + before;
        while (!http.get(events).body().contains("post.published")) {
            assertThat(System.nanoTime()).as("The event has no place").isLessThan(end);
        }
    }

    private static String summary(JsonNode event) {
        return event.get("type").asString() + " " + event.get("subject").asString();
    }
}
