package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
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
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"),
                        postgres.owner().user(),
                        postgres.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
