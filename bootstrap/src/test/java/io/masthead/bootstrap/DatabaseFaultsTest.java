package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A service whose database is behind a network with faults, or becomes read-only, and returns. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings({"MethodName", "NullAway.Init"})
class DatabaseFaultsTest {

    /** REQUEST_TIMEOUT, and what a busy machine takes to notice. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Of a probe: a second for the connection that there is, another for a new one, and the same margin. */
    private static final Duration PROBE = Duration.ofSeconds(5);

    /** A stream has an hour, and a read of its from the database 10 s. */
    private static final Duration STREAM = Duration.ofSeconds(40);

    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int CLIENTS = 6;

    private final AtomicInteger numbers = new AtomicInteger();

    private EmbeddedPostgres postgres;
    private FaultyNetwork network;
    private RunningService service;
    private Http http;
    private String user;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.temporary();
        network = FaultyNetwork.to(postgres.port());
        service = RunningService.start(Map.of(
                "DATABASE_URL",
                "postgresql://" + postgres.owner().user() + ":"
                        + postgres.owner().password() + "@localhost:" + network.port() + "/test",
                "SECRET_KEY",
                "c2f1a97e5b08d346f9e17c52ab60d483 for tests",
                "MANAGEMENT_PORT",
                "0"));
        http = Http.undescribed("http://" + service.http().address()); // which takes no time of the requests
        // The first requests of a service take longest.
        await().until(this::isWritten);
        await().until(() -> http.get("/posts").status() == 200);
        user = http.post("/users", newUser()).header("Location");
        assertThat(http.get(user).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        network.close();
        postgres.close();
    }

    @Tag("thorough")
    @Test
    void a_silent_network_costs_no_request_more_than_its_time_and_nothing_once_it_is_over() throws Exception {
        List<Duration> times = new ArrayList<>();
        network.silence();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Duration>>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> timesFor(Duration.ofSeconds(9))));
            }
            assertThat(http.get("/readyz").status()).isEqualTo(503);
            assertThat(http.get("/livez").status()).isEqualTo(200);
            for (Future<List<Duration>> client : running) {
                times.addAll(client.get());
            }
        } finally {
            network.restore();
        }

        assertThat(times).allMatch(time -> time.compareTo(LONGEST) < 0);
        assertRecovered();
    }

    @Test
    void a_probe_says_in_a_silent_network_that_the_service_is_not_ready_before_it_is_given_up() {
        network.silence();
        try {
            long start = System.nanoTime();

            assertThat(http.get("/readyz").status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
        } finally {
            network.restore();
        }
        assertRecovered();
    }

    @Tag("thorough")
    @Test
    void an_import_that_meets_a_silent_network_ends_and_goes_on_under_its_key() throws Exception {
        Http author = http.newcomer("import@fault.test");
        String first = "{\"title\":\"First\"}\n".repeat(600);
        String rest = "{\"title\":\"Rest\"}\n".repeat(600);
        HttpURLConnection connection = importBy(author);
        List<String> ended;
        long start;
        try {
            OutputStream body = connection.getOutputStream();
            body.write(first.getBytes(StandardCharsets.UTF_8));
            body.flush();
            await().until(() -> count("select count(*) from posts where title = 'First'") >= 500);
            network.silence();
            start = System.nanoTime();
            body.write(rest.getBytes(StandardCharsets.UTF_8));
            body.close();
            ended = linesOf(connection.getInputStream());
        } finally {
            network.restore();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STREAM);
        assertThat(ended.getLast()).contains("503");
        assertThat(ended.subList(0, ended.size() - 1)).hasSizeBetween(500, 1199).allMatch(line -> line.contains("201"));

        assertRecovered();
        HttpURLConnection again = importBy(author);
        try (OutputStream body = again.getOutputStream()) {
            body.write((first + rest).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(linesOf(again.getInputStream())).hasSize(1200).allMatch(line -> line.contains("201"));
        assertThat(count("select count(*) from posts where title in ('First', 'Rest')"))
                .isEqualTo(1200);
    }

    /** {@return a request that sends what is written at once} */
    private HttpURLConnection importBy(Http author) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://" + service.http().address() + "/posts/import")
                        .toURL()
                        .openConnection();
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(0);
        connection.setRequestProperty("Authorization", "Bearer " + author.token());
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty("Idempotency-Key", "silence");
        return connection;
    }

    private static List<String> linesOf(InputStream response) throws IOException {
        try (response) {
            return new String(response.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Tag("thorough")
    @Test
    void an_export_that_meets_a_silent_network_is_broken_off() throws Exception {
        Http author = http.newcomer("export@fault.test");
        long id = author.get("/users/me").id();
        execute("test", """
                insert into posts (id, author_id, title, body, status, created_at, updated_at, published_at, version)
                select 1000000 + n, %d, 'Post', repeat('.', 5000), 'DRAFT', now(), now(), now(), 0
                from generate_series(1, 4000) as n""".formatted(id));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + service.http().address() + "/users/me/export"))
                .header("Authorization", "Bearer " + author.token())
                .build();
        long start;
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream export =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(export.readNBytes(100_000)).hasSize(100_000);
            network.silence();
            start = System.nanoTime();

            assertThatThrownBy(export::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            network.restore();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STREAM);
        assertRecovered();
    }

    @Tag("thorough")
    @Test
    void connections_whose_server_is_gone_without_a_word_cost_no_request_more_than_its_time() throws Exception {
        network.loseServerEnds();

        List<Duration> times = timesFor(Duration.ofSeconds(2));

        assertThat(times).allMatch(time -> time.compareTo(LONGEST) < 0);
        assertRecovered();
    }

    @Test
    void a_database_that_is_read_only_for_a_while_is_not_ready_and_written_again_right_after() throws Exception {
        execute("alter database test set default_transaction_read_only = on");
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
        await().until(() -> http.get("/readyz").status() == 503);
        assertThat(service.management("127.0.0.1").get("/readyz").status()).isEqualTo(503);
        for (int request = 0; request < 5; request++) {
            assertThat(http.post("/users", newUser()).status()).isEqualTo(503);
        }
        assertThat(http.get(user).status()).isEqualTo(200);

        execute("set default_transaction_read_only = off; alter database test reset default_transaction_read_only");

        await().atMost(RECOVERY).until(this::isWritten);
        assertRecovered();
    }

    private boolean isWritten() {
        return http.post("/users", newUser()).status() == 201;
    }

    private void assertRecovered() {
        await().atMost(RECOVERY)
                .until(() -> isWritten()
                        && http.get(user).status() == 200
                        && http.get("/readyz").status() == 200);
        for (int request = 0; request < 40; request++) {
            assertThat(http.post("/users", newUser()).status()).isEqualTo(201);
            assertThat(http.get(user).status()).isEqualTo(200);
        }
    }

    private List<Duration> timesFor(Duration period) {
        List<IntSupplier> requests = List.of(
                () -> http.get(user).status(),
                () -> http.get("/posts").status(),
                () -> http.post("/users", newUser()).status());
        List<Duration> times = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < period.toNanos()) {
            long begin = System.nanoTime();
            int unused = requests.get(times.size() % requests.size()).getAsInt();
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return times;
    }

    private String newUser() {
        return "{\"name\":\"N\",\"email\":\"" + numbers.incrementAndGet() + "@fault.test\",\"age\":1}";
    }

    private void execute(String sql) throws SQLException {
        execute("postgres", sql);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(database),
                postgres.owner().user(),
                postgres.owner().password());
    }
}
