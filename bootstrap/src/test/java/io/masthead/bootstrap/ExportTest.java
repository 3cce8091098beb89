package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Export of a large account, over real HTTP and with few connections. */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class ExportTest {

    private static final String EXPORT = "/users/me/export";
    private static final int CONNECTIONS = 4;
    private static final int POSTS = 4_000;

    /** So long that all of them together exceed every buffer between service and client. */
    private static final int LENGTH = 5_000;

    private static final JsonMapper JSON = new JsonMapper();

    private static @Nullable RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("DB_POOL_SIZE", Integer.toString(CONNECTIONS), "DB_MAX_OVERFLOW", "0"));
    }

    @AfterAll
    static void stop() throws IOException {
        service().close();
    }

    @Test
    void everything_is_there_once_drafts_too_and_nothing_of_others() {
        Author alice = author();
        Author bob = author();
        alice.writes(POSTS, 1);
        bob.writes(50, 1);

        Http.Response response = alice.http.get(EXPORT);

        JsonNode export = response.json();
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"masthead-export.json\"");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(export.get("account")).isEqualTo(alice.http.get("/users/me").json());
        assertThat(export.get("sessions"))
                .isEqualTo(alice.http.get("/users/me/sessions").json());
        assertThat(export.get("identities")).isEmpty();
        assertThat(ids(export)).containsExactlyElementsOf(alice.posts());
        assertThat(export.get("posts")
                        .valueStream()
                        .filter(post -> post.get("status").asString().equals("draft")))
                .hasSize(POSTS / 2);
        assertThat(export.get("posts").valueStream())
                .allMatch(post -> post.get("author_id").asLong() == alice.id);
        assertThat(export.get("audit")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly("signed_in", "account_registered");
        assertThat(ids(bob.http.get(EXPORT).json())).containsExactlyElementsOf(bob.posts());
    }

    @Test
    void an_account_with_nothing_has_an_export_too() {
        Author alice = author();

        assertThat(alice.http.get(EXPORT).json().get("posts")).isEmpty();
        assertThat(alice.http.send("HEAD", EXPORT, BodyPublishers.noBody()).status())
                .isEqualTo(200);
    }

    @Test
    void who_reads_slowly_keeps_no_connection_to_the_database() throws IOException {
        Author alice = author();
        alice.writes(POSTS, LENGTH);
        List<SlowReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                SlowReader reader = new SlowReader(alice.http);
                readers.add(reader);
                reader.readUntil("\"posts\":[{");
            }

            for (int i = 0; i < 20; i++) {
                assertThat(alice.http.get("/users/" + alice.id).status()).isEqualTo(200);
            }
        } finally {
            for (SlowReader reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void posts_that_are_deleted_or_written_meanwhile_do_no_harm() throws IOException {
        Author alice = author();
        alice.writes(POSTS, LENGTH);
        List<Long> before = alice.posts();
        try (SlowReader reader = new SlowReader(alice.http)) {
            reader.readUntil("\"posts\":[{");

            int deleted = jdbc().sql("delete from posts where author_id = :author and id % 3 = 0")
                    .param("author", alice.id)
                    .update();
            alice.http.post("/posts", "{\"title\":\"Written meanwhile\"}");
            List<Long> exported = ids(reader.export());

            Set<Long> standing = new HashSet<>(alice.posts());
            standing.retainAll(before);
            assertThat(deleted).isGreaterThan(POSTS / 4);
            assertThat(exported)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .isSubsetOf(before)
                    .containsAll(standing)
                    .hasSizeLessThan(POSTS);
        }
    }

    @Test
    void an_account_that_is_closed_meanwhile_ends_its_export() throws IOException {
        Author alice = author();
        alice.writes(POSTS, LENGTH);
        try (SlowReader reader = new SlowReader(alice.http)) {
            reader.readUntil("\"posts\":[{");

            assertThat(alice.http.delete("/users/me").status()).isEqualTo(204);

            assertThat(ids(reader.export())).hasSizeBetween(1, POSTS - 1).doesNotHaveDuplicates();
            assertThat(alice.http.get(EXPORT).status()).isEqualTo(401);
        }
    }

    @Test
    void an_export_that_cannot_be_completed_looks_like_none(CapturedOutput output) {
        Author alice = author();
        alice.writes(100, 1);
        // A value that the domain cannot read; as the oldest entry, it is in the last page.
        jdbc().sql("""
                        insert into posts (id, author_id, title, body, status, created_at, updated_at, version)
                        values (-:author, :author, 'Unreadable', '', 'DRAFT', '2000-01-01Z', '2000-01-01Z', 0)""").param("author", alice.id).update();

        Starts.None starts = Starts.none();
        try (starts) {
            assertThatThrownBy(() -> alice.http.get(EXPORT)).hasCauseInstanceOf(IOException.class);
        }
        assertThat(output.getAll()).contains("A response was aborted: ");
    }

    private static RunningService service() {
        return Objects.requireNonNull(service);
    }

    private static JdbcClient jdbc() {
        return service().bean(JdbcClient.class);
    }

    private static List<Long> ids(JsonNode export) {
        return export.get("posts")
                .valueStream()
                .map(post -> post.get("id").asLong())
                .toList();
    }

    private static Author author() {
        Http http = service().http().newcomer("author-" + UUID.randomUUID() + "@export.test");
        return new Author(http, http.get("/users/me").id());
    }

    /** Account that can have many posts. */
    private record Author(Http http, long id) {

        private static final int AT_ONCE = 200;

        /** Half of them are drafts, each a second later than the one before; in batches, for a busy machine. */
        void writes(int count, int length) {
            for (int first = 1; first <= count; first += AT_ONCE) {
                jdbc().sql("""
                                insert into posts
                                    (id, author_id, title, body, status, created_at, updated_at, published_at, version)
                                select :author * 1000000 + n, :author, 'Post ' || n, repeat('.', :length),
                                    case when n % 2 = 0 then 'DRAFT' else 'PUBLISHED' end, t, t, t, 0
                                from generate_series(:first, :last) as n,
                                    lateral (select timestamptz '2026-01-01Z' + n * interval '1 second' as t)""")
                        .param("author", id)
                        .param("length", length)
                        .param("first", first)
                        .param("last", Math.min(count, first + AT_ONCE - 1))
                        .update();
            }
        }

        /** {@return all its posts, newest first} */
        List<Long> posts() {
            return jdbc().sql("select id from posts where author_id = :author order by created_at desc, id desc")
                    .param("author", id)
                    .query((row, number) -> row.getLong("id"))
                    .list();
        }
    }

    /** Client that reads a given number of bytes and no more, so that the service cannot write the rest. */
    private static final class SlowReader implements AutoCloseable {

        private final Socket socket = new Socket();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        SlowReader(Http caller) throws IOException {
            String[] address = caller.address().split(":", -1);
            socket.setReceiveBufferSize(8_192);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
            // A response to HTTP/1.0 has no chunks.
            String request = "GET " + EXPORT + " HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + caller.token()
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        void readUntil(String text) throws IOException {
            InputStream response = socket.getInputStream();
            while (!text().contains(text)) {
                int next = response.read();
                assertThat(next).as(text()).isNotNegative();
                read.write(next);
            }
        }

        /** {@return the whole response, after reading the rest} */
        JsonNode export() throws IOException {
            socket.getInputStream().transferTo(read);
            return JSON.readTree(text().substring(text().indexOf("\r\n\r\n")));
        }

        private String text() {
            return read.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
