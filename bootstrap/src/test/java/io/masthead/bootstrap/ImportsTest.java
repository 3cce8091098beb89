package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many posts in one request, on a real database. */
@SharedService
@SuppressWarnings("MethodName")
class ImportsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINES = "application/x-ndjson";

    private final Http http;
    private final PostRepository posts;

    ImportsTest(RunningService service) {
        this.http = service.http();
        this.posts = service.bean(PostRepository.class);
    }

    @Test
    void writes_the_good_lines_in_their_order_and_says_what_is_wrong_with_the_others() {
        Http author = http.newcomer("lines@import.test");

        List<JsonNode> results = lines(send(
                author,
                "{\"title\":\"A\",\"body\":\"😀\",\"status\":\"draft\"}\n{\"title\":\"\"}\n\n{\"title\":\"B\"}\n{",
                "key"));

        assertThat(results)
                .extracting(result -> result.get("line") + " " + result.get("status"))
                .containsExactly("1 201", "2 422", "4 201", "5 400");
        JsonNode first = author.get("/posts/" + results.getFirst().get("id")).json();
        assertThat(first.get("body").asString()).isEqualTo("😀");
        assertThat(first.get("status").asString()).isEqualTo("draft");
        assertThat(results.get(2).get("id").asLong())
                .isGreaterThan(first.get("id").asLong());
        assertThat(countOf(author)).isEqualTo(2);
    }

    @Test
    void takes_every_name_of_the_media_type_and_a_byte_order_mark() {
        Http author = http.newcomer("names@import.test");

        for (String type :
                List.of(LINES, "application/ndjson", "application/jsonl", "application/jsonl;charset=utf-8")) {
            Http.Response written = author.send(
                    "POST",
                    "/posts/import",
                    BodyPublishers.ofString("\uFEFF{\"title\":\"A\"}\n"),
                    "Content-Type",
                    type);

            assertThat(lines(written))
                    .extracting(result -> result.get("status"))
                    .hasToString("[201]");
        }
    }

    @Test
    void names_the_media_types_that_it_reads() {
        Http author = http.newcomer("types@import.test");

        Http.Response refused = author.post("/posts/import", "{\"title\":\"A\"}");
        Http.Response coded = author.send(
                "POST",
                "/posts/import",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                LINES,
                "Content-Encoding",
                "gzip");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept")).isEqualTo("application/x-ndjson, application/ndjson, application/jsonl");
        assertThat(coded.status()).isEqualTo(415);
        assertThat(coded.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void the_same_again_writes_only_what_is_missing() {
        Http author = http.newcomer("again@import.test");
        List<JsonNode> part = lines(send(author, text(0, 500), "key"));

        List<JsonNode> whole = lines(send(author, text(0, 700), "key"));

        assertThat(part).hasSize(500).noneMatch(result -> result.has("replayed"));
        assertThat(whole).hasSize(700);
        assertThat(whole.subList(0, 500)).allMatch(result -> result.has("replayed"));
        assertThat(whole.subList(500, 700)).noneMatch(result -> result.has("replayed"));
        assertThat(idsOf(whole.subList(0, 500))).isEqualTo(idsOf(part));
        assertThat(countOf(author)).isEqualTo(700);
    }

    @Test
    void refuses_other_lines_under_the_same_key_but_writes_the_batches_that_are_new() {
        Http author = http.newcomer("other@import.test");
        send(author, text(0, 500), "key");

        List<JsonNode> results = lines(send(author, text(1, 501), "key"));

        assertThat(results)
                .hasSize(500)
                .allMatch(result -> result.get("status").asInt() == 422
                        && result.get("type").asString().equals("/problems/idempotency-key-reused"));
        assertThat(countOf(author)).isEqualTo(500);
    }

    @Test
    void ends_where_the_account_is_closed_meanwhile() {
        Http author = http.newcomer("leaving@import.test");
        long id = author.get("/users/me").id();
        Runnable leave = () -> {
            while (posts.count(PostFilter.publishedBy(new UserId(id))) < 500) {
                Thread.onSpinWait();
            }
            author.delete("/users/me");
        };
        // The body is read twice: first for the secrets in it, then for sending.
        Iterator<Runnable> events = List.<Runnable>of(() -> {}, leave).iterator();

        List<JsonNode> results =
                lines(send(author, BodyPublishers.ofInputStream(() -> new Sequence(1200, 600, events.next()))));

        assertThat(results).hasSize(501);
        assertThat(results.getLast().toString())
                .isEqualTo("{\"line\":501,\"status\":401,\"type\":\"/problems/unauthorized\",\"ended\":true}");
    }

    @Test
    void keeps_whole_batches_of_an_upload_that_breaks_off_and_reports_them() throws IOException {
        Http author = http.newcomer("broken@import.test");

        List<String> response = upload(author, Socket::shutdownOutput);

        assertThat(response.getFirst()).isEqualTo("HTTP/1.1 200 ");
        assertThat(response.subList(response.indexOf(""), response.size())).hasSize(1 + 501);
        assertThat(response.getLast())
                .isEqualTo("{\"line\":501,\"status\":400,\"type\":\"/problems/bad-request\",\"ended\":true}");
        assertThat(countOf(author)).isEqualTo(500);
    }

    /** Takes as long as the service waits for a client that sends nothing: ten seconds. */
    @Test
    void keeps_whole_batches_of_an_upload_that_pauses_and_reports_them() throws IOException {
        Http author = http.newcomer("paused@import.test");

        List<String> response = upload(author, socket -> {});

        assertThat(response.getFirst()).isEqualTo("HTTP/1.1 200 ");
        assertThat(response).contains("Connection: close");
        assertThat(response.subList(response.indexOf(""), response.size())).hasSize(1 + 501);
        assertThat(response.getLast())
                .isEqualTo("{\"line\":501,\"status\":408,\"type\":\"/problems/request-timeout\",\"ended\":true}");
        assertThat(countOf(author)).isEqualTo(500);
    }

    /** {@return the response to 700 lines of an upload that is declared to be longer} */
    private List<String> upload(Http author, SocketAction last) throws IOException {
        String[] address = http.address().split(":", -1);
        byte[] part = text(0, 700).getBytes(StandardCharsets.UTF_8);
        String head = "POST /posts/import HTTP/1.1\r\nHost: x\r\nContent-Type: " + LINES
                + "\r\nAuthorization: Bearer " + author.token() + "\r\nContent-Length: " + (part.length + 1)
                + "\r\n\r\n";
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(part);
            last.run(socket);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }

    @FunctionalInterface
    private interface SocketAction {

        void run(Socket socket) throws IOException;
    }

    @Test
    void takes_many_batches() {
        Http author = http.newcomer("many@import.test");

        List<JsonNode> results =
                lines(send(author, BodyPublishers.ofInputStream(() -> new Sequence(5_001, 0, () -> {}))));

        assertThat(results).hasSize(5_001);
        assertThat(results).allMatch(result -> result.get("status").asInt() == 201);
        assertThat(countOf(author)).isEqualTo(5_001);
        author.delete("/users/me");
    }

    private static Http.Response send(Http author, String text, String key) {
        return author.send(
                "POST", "/posts/import", BodyPublishers.ofString(text), "Content-Type", LINES, "Idempotency-Key", key);
    }

    private static Http.Response send(Http author, BodyPublisher body) {
        return author.send("POST", "/posts/import", body, "Content-Type", LINES);
    }

    private static String text(int from, int to) {
        return IntStream.range(from, to).mapToObj(ImportsTest::line).collect(Collectors.joining());
    }

    private static String line(int number) {
        return "{\"title\":\"Post %d\",\"body\":\"%s\"}%n".formatted(number, "Some text. ".repeat(10));
    }

    private static List<JsonNode> lines(Http.Response response) {
        assertThat(response.status()).isEqualTo(200);
        return response.body().lines().map(JSON::readTree).toList();
    }

    private static List<Long> idsOf(List<JsonNode> results) {
        return results.stream().map(result -> result.get("id").asLong()).toList();
    }

    private static long countOf(Http author) {
        return Long.parseLong(author.get("/posts?total=true&limit=1&author_id="
                        + author.get("/users/me").id())
                .header("X-Total-Count"));
    }

    /** Lines that are generated while they are read; an action runs before one of them. */
    private static final class Sequence extends InputStream {

        private final int lines;
        private final int turn;
        private final Runnable event;
        private byte[] current = new byte[0];
        private int position;
        private int made;

        private Sequence(int lines, int turn, Runnable event) {
            this.lines = lines;
            this.turn = turn;
            this.event = event;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == current.length) {
                if (made == lines) {
                    return -1;
                }
                if (made > 0 && made == turn) {
                    event.run();
                }
                current = line(made++).getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int part = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, part);
            position += part;
            return part;
        }
    }
}
