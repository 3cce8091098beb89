package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.bootstrap.settings.Database;
import io.masthead.postgres.EmbeddedPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service behind a PgBouncer that pools transactions. */
@Tag("thorough")
@EnabledIf("isPgBouncerInstalled")
@SuppressWarnings({"MethodName", "NullAway.Init"})
class PgBouncerIT {

    private static final String PASSWORD = "pooled-and-secret";
    private static final String LIMITS = "alter role app set idle_in_transaction_session_timeout = '30s';"
            + " alter role app set lock_timeout = '3s';"
            + " alter role app set statement_timeout = '5s';";

    @TempDir
    private Path directory;

    private EmbeddedPostgres postgres;

    static boolean isPgBouncerInstalled() {
        return PgBouncer.program().isPresent();
    }

    @BeforeEach
    void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary();
        execute("create role app login password '" + PASSWORD + "'");
        execute("create database app owner app");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ignore_startup_parameters = options"})
    void refuses_to_start_without_time_limits_and_says_how_to_set_them(String more) throws Exception {
        try (PgBouncer pooler = PgBouncer.start(directory, postgres.port(), "app", PASSWORD, more)) {
            assertThatThrownBy(() -> RunningService.start(settings(pooler)).close())
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("leads through a pooler")
                    .hasMessageContaining(LIMITS)
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ignore_startup_parameters = options"})
    void serves_with_the_time_limits_of_the_role(String more) throws Exception {
        execute(LIMITS);
        try (PgBouncer pooler = PgBouncer.start(directory, postgres.port(), "app", PASSWORD, more);
                RunningService service = RunningService.start(settings(pooler))) {
            Http author = service.http().newcomer("author@pool.test");
            String post = author.post("/posts", "{\"title\":\"Pooled\"}").header("Location");
            assertThat(author.get(post).status()).isEqualTo(200);
            assertThat(author.get("/posts?total=true").status()).isEqualTo(200);
            assertThat(author.send(
                                    "POST",
                                    "/posts/import",
                                    BodyPublishers.ofString("{\"title\":\"One\"}\n{\"title\":\"Two\"}\n"),
                                    "Content-Type",
                                    "application/x-ndjson")
                            .body()
                            .lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("201"));
            assertThat(service.http().get("/readyz").status()).isEqualTo(200);
            assertServesAtOnce(author, post);
        }
    }

    /** More often than the driver runs a statement before it would prepare it on the server. */
    private static void assertServesAtOnce(Http author, String post) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> running = IntStream.range(0, 8)
                    .mapToObj(client -> clients.submit(() -> IntStream.range(0, 20)
                            .allMatch(request -> author.get(post).body().contains("Pooled")
                                    && author.post("/posts", "{\"title\":\"T\"}")
                                                    .status()
                                            == 201)))
                    .toList();
            for (Future<Boolean> client : running) {
                assertThat(client.get()).isTrue();
            }
        }
    }

    @Test
    void a_replica_behind_it_is_refused_without_time_limits_and_read_with_those_of_the_role() throws Exception {
        try (PostgresPair pair = PostgresPair.start();
                PgBouncer pooler = PgBouncer.start(
                        directory,
                        pair.standbyPort(),
                        pair.owner().user(),
                        pair.owner().password(),
                        "")) {
            Map<String, String> settings = new HashMap<>(settings(pooler));
            settings.put("DATABASE_URL", pair.url(pair.primaryAddress()));
            settings.put("DATABASE_REPLICA_URL", pair.url("127.0.0.1:" + pooler.port()));
            assertThatThrownBy(() -> RunningService.start(settings).close())
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("DATABASE_REPLICA_URL leads through a pooler")
                    .hasMessageContaining("set statement_timeout = '5s';")
                    .hasMessageNotContaining(pair.owner().password());

            pair.execute(LIMITS.replace(" app ", " " + pair.owner().user() + " "));

            try (RunningService service = RunningService.start(settings)) {
                await().until(() -> service.bean(ReadReplica.class).isUsable());
                Http author = service.http().newcomer("author@replica.test");
                String post = author.post("/posts", "{\"title\":\"Pooled\",\"status\":\"published\"}")
                        .header("Location");
                for (int request = 0; request < 20; request++) {
                    await().until(() -> service.http().get(post).status() == 200);
                }
                assertThat(service.bean(ReadReplica.class).repeatedReads()).isZero();
            }
        }
    }

    @Test
    void a_replica_behind_it_that_can_be_written_is_refused() throws Exception {
        execute(LIMITS);
        try (PgBouncer pooler = PgBouncer.start(directory, postgres.port(), "app", PASSWORD, "")) {
            DatabaseLogin login = DatabaseLogin.external(
                    DatabaseLogin.REPLICA,
                    new Database.External(
                            "jdbc:postgresql://localhost:" + pooler.port() + "/app",
                            Optional.of("app"),
                            Optional.of(PASSWORD)));

            assertThatThrownBy(() -> PoolerCheck.forReplica(login))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("DATABASE_REPLICA_URL leads through a pooler to sessions that can write");
        }
    }

    @Test
    void options_of_the_address_are_kept_beside_our_time_limits() throws Exception {
        execute("create schema other authorization app", "app");
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                url(postgres.port()) + "?options=-c%20search_path%3Dother%20-c%20statement_timeout%3D0",
                "SECRET_KEY",
                "c2f1a97e5b08d346f9e17c52ab60d483 for tests");

        try (RunningService service = RunningService.start(settings);
                Connection connection = service.bean(javax.sql.DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("select current_setting('search_path'),"
                        + " current_setting('statement_timeout'), to_regclass('other.users')")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("other");
            assertThat(result.getString(2)).isEqualTo("5s");
            assertThat(result.getString(3)).isEqualTo("users");
        }
    }

    private static Map<String, String> settings(PgBouncer pooler) {
        return Map.of(
                "DATABASE_URL",
                url(pooler.port()),
                "SECRET_KEY",
                "c2f1a97e5b08d346f9e17c52ab60d483 for tests",
                "DB_POOL_SIZE",
                "4");
    }

    private static String url(int port) {
        return "postgresql://app:" + PASSWORD + "@localhost:" + port + "/app";
    }

    private void execute(String sql) throws SQLException {
        execute(sql, "test");
    }

    private void execute(String sql, String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(database),
                        postgres.owner().user(),
                        postgres.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
