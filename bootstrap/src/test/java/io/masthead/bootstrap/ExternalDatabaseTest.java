package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The service on an external PostgreSQL, which also counts the statements of each request. */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("MethodName")
class ExternalDatabaseTest {

    private static final String SECRET = "c2f1a97e5b08d346f9e17c52ab60d483 for tests";

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable RunningService service;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary(Map.of("shared_preload_libraries", "pg_stat_statements"));
        execute("postgres", "create database service");
        execute("postgres", "create database foreign_program");
        execute("service", "create schema statistics; create extension pg_stat_statements schema statistics");
        execute("foreign_program", "create table orders (id integer)");
        service = RunningService.start(settings("service"));
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(service).close();
        Objects.requireNonNull(postgres).close();
    }

    @Test
    void reading_a_user_is_one_statement() throws SQLException {
        String alice = register("one@external.test");

        assertThat(statementsOf(alice)).singleElement().asString().startsWith("select");
    }

    @Test
    void reading_a_user_with_posts_is_two_statements_in_one_snapshot() throws SQLException {
        String alice = register("two@external.test");

        assertThat(statementsOf(alice + "?include=posts"))
                .filteredOn(statement -> statement.startsWith("select"))
                .hasSize(2);
    }

    @Test
    void a_page_of_a_hundred_users_is_one_statement() throws SQLException {
        for (int i = 0; i < 100; i++) {
            register("page" + i + "@external.test");
        }

        List<String> statements = statementsOf("/users?limit=100");

        assertThat(http().get("/users?limit=100").json()).hasSize(100);
        assertThat(statements).hasSize(1);
    }

    @Test
    void a_page_with_its_total_is_one_statement_more() throws SQLException {
        assertThat(statementsOf("/users?limit=100&total=true"))
                .filteredOn(statement -> statement.startsWith("select"))
                .hasSize(2);
    }

    @Test
    void a_page_of_posts_is_one_statement() throws SQLException {
        Http author = http().newcomer("posts@external.test");
        for (int i = 0; i < 30; i++) {
            assertThat(author.post("/posts", "{\"title\":\"T\"}").status()).isEqualTo(201);
        }

        assertThat(statementsOf("/posts?limit=30")).hasSize(1);
    }

    @Test
    void every_refused_sign_in_runs_the_same_statements() throws SQLException {
        http().newcomer("known@external.test");
        http().newcomer("blocked@external.test");
        register("silent@external.test");
        for (int i = 0; i < 10; i++) {
            http().signIn("blocked@external.test", "wrong horse");
        }

        List<String> wrong = statementsOfRefused("known@external.test", "wrong horse");

        assertThat(wrong).hasSizeGreaterThan(3);
        assertThat(statementsOfRefused("unknown@external.test", "wrong horse")).isEqualTo(wrong);
        assertThat(statementsOfRefused("silent@external.test", "wrong horse")).isEqualTo(wrong);
        assertThat(statementsOfRefused("blocked@external.test", "wrong horse")).isEqualTo(wrong);
        assertThat(statementsOfRefused("blocked@external.test", "correct horse"))
                .isEqualTo(wrong);
    }

    @Test
    void a_session_is_looked_up_once_in_seconds() throws SQLException {
        Http me = http().newcomer("session@external.test");

        List<String> statements = statementsOf(() -> {
            for (int i = 0; i < 10; i++) {
                assertThat(me.get("/users/me").status()).isEqualTo(200);
            }
        });

        assertThat(statements)
                .filteredOn(statement -> statement.contains("sessions"))
                .hasSizeBetween(1, 2);
    }

    @Test
    void is_not_ready_but_lives_while_its_database_is_away() throws SQLException, IOException {
        execute("postgres", "create database away");
        try (RunningService service = RunningService.start(settings("away"))) {
            execute("postgres", "alter database away with allow_connections false");
            execute("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'away'");

            Http.Response away = service.http().get("/readyz");

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.problem()).isEqualTo("unavailable");
            assertThat(away.body()).doesNotContain("postgres");
            assertThat(service.http().get("/livez").status()).isEqualTo(200);

            execute("postgres", "alter database away with allow_connections true");

            // Each request may get one dead connection of the pool, which is then removed.
            assertThat(Stream.generate(() -> service.http().get("/readyz").status())
                            .limit(20))
                    .contains(200);
        }
    }

    @Test
    void refuses_a_database_of_another_program() {
        assertThatThrownBy(
                        () -> RunningService.start(settings("foreign_program")).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("tables of another program");
    }

    @Test
    void starts_while_another_instance_has_made_the_history_of_migrations_and_no_table_yet() throws Exception {
        execute("postgres", "create database beginning");
        execute("beginning", """
                create table flyway_schema_history (installed_rank int primary key, version varchar(50),
                    description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
                    checksum int, installed_by varchar(100) not null, installed_on timestamp not null default now(),
                    execution_time int not null, success boolean not null)""");

        try (RunningService other = RunningService.start(settings("beginning"))) {
            assertThat(other.http().get("/readyz").status()).isEqualTo(200);
        }
    }

    @Test
    void refuses_a_database_that_is_not_in_unicode() throws SQLException {
        execute(
                "postgres",
                "create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'");

        assertThatThrownBy(() -> RunningService.start(settings("latin")).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("not encoded in UTF-8");
    }

    @Test
    void refuses_tables_that_a_newer_version_has_changed_and_ignores_features_of_others() throws Exception {
        execute("postgres", "create database newer");
        RunningService.start(settings("newer")).close();
        String applied = "insert into flyway_schema_history select max(installed_rank) + 1, '%s', 'later', 'SQL', 'V',"
                + " 0, 'x', now(), 0, true from flyway_schema_history";

        execute("newer", applied.formatted("1007"));
        RunningService.start(settings("newer")).close();
        execute("newer", applied.formatted("999"));

        assertThatThrownBy(() -> RunningService.start(settings("newer")).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessage("A newer version of Masthead has changed the tables of the database (migration 999);"
                        + " start that version or a newer one, or restore a backup from before it.");
    }

    @Test
    void says_what_is_wrong_with_the_address_of_the_database() {
        assertThatThrownBy(() -> RunningService.start(settings("nowhere")).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("no database of the name");
        assertThatThrownBy(() -> RunningService.start(
                                Map.of("SECRET_KEY", SECRET, "DATABASE_URL", "postgresql://x:y@localhost:1/service"))
                        .close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("cannot be reached");
    }

    private static Http http() {
        return Objects.requireNonNull(service).http();
    }

    private static String register(String email) {
        Http.Response response = http().post("/users", "{\"name\":\"N\",\"email\":\"" + email + "\",\"age\":1}");
        assertThat(response.status()).isEqualTo(201);
        return response.header("Location");
    }

    private static List<String> statementsOfRefused(String email, String password) throws SQLException {
        List<String> statements = statementsOf(
                () -> assertThat(http().signIn(email, password).status()).isEqualTo(400));
        return statements.stream().sorted().toList();
    }

    private static List<String> statementsOf(String target) throws SQLException {
        return statementsOf(() -> assertThat(http().get(target).status()).isEqualTo(200));
    }

    /** {@return the statements that the server ran meanwhile} Tries again if the service purged meanwhile. */
    private static List<String> statementsOf(Runnable requests) throws SQLException {
        List<String> statements = statementsMeanwhile(requests);
        return statements.stream().noneMatch(statement -> statement.startsWith("delete from audit"))
                ? statements
                : statementsMeanwhile(requests);
    }

    private static List<String> statementsMeanwhile(Runnable requests) throws SQLException {
        try (Connection connection = connect("service");
                Statement statement = connection.createStatement()) {
            statement.execute("select statistics.pg_stat_statements_reset()");
            requests.run();
            List<String> statements = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select query from statistics.pg_stat_statements, generate_series(1, calls)
                    where query not like '%pg_stat_statements%'""")) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
            return statements;
        }
    }

    @Test
    void says_at_the_start_that_addresses_are_public(CapturedOutput output) throws Exception {
        execute("postgres", "create database visible");

        RunningService.start(settings("visible")).close();

        assertThat(output)
                .contains("EMAIL_VISIBILITY is not set: every caller can read the e-mail address of every account.");
    }

    private static Map<String, String> settings(String database) {
        // The server counts a named prepared statement less often than it runs it.
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        String url = "jdbc:postgresql://localhost:" + server.port() + "/" + database + "?user="
                + server.owner().user() + "&password=" + server.owner().password() + "&prepareThreshold=0";
        // The threads that relay events run statements of their own.
        return Map.of(
                "DATABASE_URL", url, "SECRET_KEY", SECRET, "SIGN_IN_RATE_LIMIT", "off", "EVENTS_CONNECTIONS", "0");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String database) throws SQLException {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.owner().user(), server.owner().password());
    }
}
