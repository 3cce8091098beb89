package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.ConnectionEvents.Event;
import io.masthead.postgres.EmbeddedPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service whose deadlines are short, and clients and transactions that keep it waiting for longer. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class DeadlinesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Long before the database itself ends a statement, which it does after 60 s here. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    /** Posts of 400 kB each: an export of them does not fit into the buffers of a socket. */
    private static final int POSTS = 15;

    private EmbeddedPostgres postgres;
    private RunningService service;
    private ConnectionEvents events;
    private Http reader;
    private long author;

    /** What the service sets at the start of a session, and proves at its own start, is overridden from then on. */
    private static final String LONG_TIME_LIMITS = """
            create function long_time_limits() returns event_trigger language plpgsql as $$
            begin
              perform set_config('statement_timeout', '60s', false), set_config('lock_timeout', '60s', false);
            end $$;
            create event trigger long_time_limits on login execute function long_time_limits();
            select pg_terminate_backend(pid) from pg_stat_activity where datname = 'test' and pid <> pg_backend_pid()""";

    @BeforeAll
    void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary();
        service = RunningService.start(Map.of(
                "DATABASE_URL",
                postgres.jdbcUrl() + "?user=" + postgres.owner().user() + "&password="
                        + postgres.owner().password(),
                "SECRET_KEY",
                "c2f1a97e5b08d346f9e17c52ab60d483 for tests",
                "REQUEST_TIMEOUT",
                "2s",
                "PASSWORD_HASH_TIMEOUT",
                "1900ms",
                "STREAM_TIMEOUT",
                "3s",
                "HEAD_TIMEOUT",
                "2s",
                "BODY_TIMEOUT",
                "2s",
                "WRITE_TIMEOUT",
                "5s",
                "MANAGEMENT_PORT",
                "0"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(LONG_TIME_LIMITS);
            connection.commit();
        }
        events = service.bean(ConnectionEvents.class);
        reader = newcomer("reader@deadline.test");
        author = reader.get("/users/me").id();
        for (int i = 0; i < POSTS; i++) {
            Http.Response written =
                    reader.post("/posts", "{\"title\":\"Long\",\"body\":\"" + "😀".repeat(100_000) + "\"}");
            assertThat(written.status()).isEqualTo(201);
        }
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        postgres.close();
    }

    @Test
    void a_change_of_a_locked_row_is_refused_at_the_deadline_and_others_are_served() throws Exception {
        Http owner = newcomer("locked@deadline.test");
        String self = "/users/" + owner.get("/users/me").id();
        String post = owner.post("/posts", "{\"title\":\"Locked\"}").header("Location");
        double before = missedByWrites();

        try (Connection lock = connect();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            lock(lock, "users", self);
            lock(lock, "posts", post);
            // The time in which a body arrives is added.
            Future<Timed> withBody = clients.submit(() -> timed(() -> owner.json("PATCH", self, "{\"name\":\"New\"}")));
            Future<Timed> without = clients.submit(() -> timed(() -> owner.delete(post)));

            while (!withBody.isDone() || !without.isDone()) {
                assertThat(service.http().get(self).status()).isEqualTo(200);
                assertThat(reader.json("PATCH", "/users/" + author, "{\"name\":\"Other\"}")
                                .status())
                        .isEqualTo(200);
            }

            for (Timed refused : List.of(withBody.get(), without.get())) {
                assertThat(refused.response().problem()).isEqualTo("unavailable");
                assertThat(refused.response().header("Retry-After")).isNotEmpty();
                assertThat(refused.time()).isLessThan(IN_TIME);
            }
            await().until(() -> missedByWrites() == before + 2);
            lock.rollback();
        }
        assertThat(owner.json("PATCH", self, "{\"name\":\"New\"}").status()).isEqualTo(200);
    }

    @Test
    void a_reader_that_reads_nothing_of_a_large_response_is_cut_and_gives_back_its_bytes() throws Exception {
        BytesInFlight bytes = service.bean(BytesInFlight.class);
        long before = events.number(Event.STALLED_RESPONSE);

        try (Socket socket = open()) {
            write(socket, largeLists());
            await().until(() -> bytes.reserved() > 1_000_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> events.number(Event.STALLED_RESPONSE) > before);
            await().until(() -> bytes.reserved() == 0);

            assertThat(numberRead(socket)).as("of 4.8 MB").isLessThan(4_500_000);
        }
        assertThat(events.number(Event.STALLED_RESPONSE)).isEqualTo(before + 1);
        assertThat(service.management("127.0.0.1").get("/actuator/prometheus").body())
                .contains("connections_ended_early_total{reason=\"stalled-response\"} ");
    }

    @Test
    void a_reader_that_hangs_up_is_counted() throws Exception {
        BytesInFlight bytes = service.bean(BytesInFlight.class);
        long before = events.number(Event.HANG_UP);

        try (Socket socket = open()) {
            socket.setSoLinger(true, 0); // a reset
            write(socket, largeLists());
            await().until(() -> bytes.reserved() > 1_000_000);
        }

        await().until(() -> events.number(Event.HANG_UP) > before);
        assertThat(events.number(Event.HANG_UP)).isEqualTo(before + 1);
    }

    @Test
    void an_export_that_is_read_too_slowly_is_cut_before_its_end() throws Exception {
        long before = events.number(Event.LATE_RESPONSE);

        String received;
        try (Socket socket = open()) {
            write(
                    socket,
                    "GET /users/me/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + reader.token() + "\r\n\r\n");
            received = readSteadily(socket.getInputStream());
        }

        assertThat(received).startsWith("HTTP/1.1 200 ").doesNotEndWith("\r\n0\r\n\r\n");
        assertThat(events.number(Event.LATE_RESPONSE)).isEqualTo(before + 1);
    }

    @Test
    void an_import_that_takes_too_long_keeps_its_whole_batches_and_goes_on_when_repeated() throws Exception {
        Http owner = newcomer("import@deadline.test");
        String head = "POST /posts/import HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
                + "Idempotency-Key: key\r\nAuthorization: Bearer " + owner.token()
                + "\r\nContent-Length: 100000000\r\n\r\n";

        String response;
        try (Socket socket = open();
                ExecutorService receiver = Executors.newVirtualThreadPerTaskExecutor()) {
            write(socket, head + lines(0, 501));
            Future<String> received =
                    receiver.submit(() -> new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            for (int line = 501; !received.isDone(); line++) {
                Thread.sleep(Duration.ofMillis(20));
                try {
                    write(socket, lines(line, line + 1));
                } catch (IOException over) {
                    break;
                }
            }
            response = received.get();
        }

        assertThat(response).startsWith("HTTP/1.1 200 ").contains("Connection: close\r\n");
        assertThat(response.strip())
                .endsWith("{\"line\":501,\"status\":408,\"type\":\"/problems/request-timeout\",\"ended\":true}");
        List<JsonNode> repeated = owner.send(
                        "POST",
                        "/posts/import",
                        BodyPublishers.ofString(lines(0, 600)),
                        "Content-Type",
                        "application/x-ndjson",
                        "Idempotency-Key",
                        "key")
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(repeated).hasSize(600).allMatch(line -> line.get("status").asInt() == 201);
        assertThat(repeated.subList(0, 500)).allMatch(line -> line.has("replayed"));
        assertThat(repeated.subList(500, 600)).noneMatch(line -> line.has("replayed"));
    }

    @Test
    void a_head_and_a_body_have_the_time_of_the_settings() throws Exception {
        long heads = events.number(Event.LATE_HEAD);
        long bodies = events.number(Event.LATE_BODY);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> head = clients.submit(() -> drip("GET /livez HTTP/1.1\r\nX-Slow: "));
            Future<String> body = clients.submit(
                    () -> drip(
                            "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n"));

            assertThat(head.get()).isEmpty();
            assertThat(body.get()).startsWith("HTTP/1.1 408 ");
        }
        assertThat(events.number(Event.LATE_HEAD)).isEqualTo(heads + 1);
        assertThat(events.number(Event.LATE_BODY)).isEqualTo(bodies + 1);
    }

    /** Sends an octet now and then for 8 s: less than the usual time of a head or a body. */
    private String drip(String begin) throws Exception {
        try (Socket socket = open();
                ExecutorService receiver = Executors.newVirtualThreadPerTaskExecutor()) {
            write(socket, begin);
            Future<String> received =
                    receiver.submit(() -> new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            for (int octet = 0; octet < 40 && !received.isDone(); octet++) {
                Thread.sleep(Duration.ofMillis(200));
                try {
                    write(socket, "a");
                } catch (IOException over) {
                    break;
                }
            }
            assertThat(received).as("ended in time").isDone();
            return received.get();
        }
    }

    /** {@return the requests for two pages of 2.4 MB each, of which the second does not fit into the socket's buffer} */
    private String largeLists() {
        return ("GET /posts?author_id=" + author + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(2);
    }

    /** The first requests of a service take longest. */
    private Http newcomer(String email) {
        return await().ignoreExceptions().until(() -> service.http().newcomer(email), Objects::nonNull);
    }

    private Socket open() throws IOException {
        String[] address = service.http().address().split(":", -1);
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096); // before it connects, or the window is larger
        socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long numberRead(Socket socket) throws IOException {
        byte[] part = new byte[65_536];
        long number = 0;
        for (int length = 0; length >= 0; length = readOrEnd(socket.getInputStream(), part)) {
            number += length;
        }
        return number;
    }

    /** Reads 400 kB a second, so that the service never waits for long. */
    private static String readSteadily(InputStream response) throws InterruptedException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] part = new byte[16_384];
        long start = System.nanoTime();
        for (int length = 0; length >= 0; length = readOrEnd(response, part)) {
            received.write(part, 0, length);
            while (received.size() > (System.nanoTime() - start) / 1_000_000 * 400) {
                Thread.sleep(5);
            }
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    /** {@return the number of octets; negative at the end, which may be a reset} */
    private static int readOrEnd(InputStream response, byte[] part) {
        try {
            return response.read(part);
        } catch (IOException reset) {
            return -1;
        }
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"title\":\"Post " + number + "\"}\n")
                .collect(Collectors.joining());
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.owner().user(), postgres.owner().password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void lock(Connection connection, String table, String address) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from " + table + " where id = "
                    + address.substring(address.lastIndexOf('/') + 1) + " for update");
        }
    }

    private double missedByWrites() {
        return service.bean(MeterRegistry.class)
                .get("requests.deadlines.missed")
                .tag("class", "write")
                .counter()
                .count();
    }

    private static Timed timed(Supplier<Http.Response> request) {
        long start = System.nanoTime();
        Http.Response response = request.get();
        return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
    }

    private record Timed(Http.Response response, Duration time) {}
}
