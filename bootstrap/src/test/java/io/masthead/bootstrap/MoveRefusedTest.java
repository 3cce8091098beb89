package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.cli.CommandRefused;
import io.masthead.adapters.cli.DatabaseMove;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command move refuses, in one sentence with the remedy. */
@SuppressWarnings("MethodName")
class MoveRefusedTest {

    private static final DatabaseMove.Listener NONE = new DatabaseMove.Listener() {
        @Override
        public void moved(long rows, long total) {}

        @Override
        public void comparing() {}
    };

    private static @Nullable EmbeddedPostgres postgres;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary();
        execute("test", "create role guest login password 'of-a-guest'");
        execute("test", "create database foreign_program");
        execute("foreign_program", "create table orders (id integer)");
        execute("test", "create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'");
        execute("test", "create database closed; revoke all on database closed from public");
        execute("test", "create database theirs");
        execute("test", "create database frozen");
        execute("test", "alter database frozen set default_transaction_read_only = on");
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(postgres).close();
    }

    @BeforeEach
    void copyData() throws IOException {
        PreparedData.inProcess().copyTo(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://localhost/masthead                             | --to must start with postgresql://
            postgresql://localhost                                 | --to must look like postgresql://user:password@host:5432/database
            postgresql://x:s3cret@127.0.0.1:1/masthead             | The database that --to names cannot be reached
            postgresql://OWNER@127.0.0.1:PORT/nowhere              | There is no database of the name in --to
            postgresql://guest:wrong-s3cret@127.0.0.1:PORT/theirs  | The database that --to names refuses the user or its password
            postgresql://guest:of-a-guest@127.0.0.1:PORT/closed    | The user in --to may not use the database
            postgresql://guest:of-a-guest@127.0.0.1:PORT/theirs    | The user in --to may not make what it needs in the database
            postgresql://OWNER@127.0.0.1:PORT/latin                | The database that --to names is not encoded in UTF-8
            postgresql://OWNER@127.0.0.1:PORT/frozen               | The database that --to names is a standby or read-only: name the primary, or all hosts.
            postgresql://OWNER@127.0.0.1:PORT/foreign_program      | The target is not empty: give a new database, without any tables.
            """)
    void says_what_is_wrong_with_the_target_and_leaves_the_data_usable(String address, String sentence) {
        refuses(withPlaces(address)).hasMessageStartingWith(sentence).hasMessageNotContaining("s3cret");

        assertThat(directory.resolve("data/moved")).doesNotExist();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void refuses_while_a_service_uses_the_data() throws IOException {
        try (EmbeddedPostgres running = EmbeddedPostgres.start(directory.resolve("data"), RunningDatabase.MASTHEAD)) {
            assertThat(running.port()).isPositive();

            refuses(url("theirs"))
                    .hasMessageStartingWith("Another Masthead (process ")
                    .hasMessageContaining("stop it");
        }
    }

    @Test
    void refuses_a_directory_without_data_and_makes_none() {
        Settings settings = Settings.load(Map.of("DATA_DIR", "nothing"), directory);

        assertThatThrownBy(() -> new EmbeddedDatabaseMove(settings).run(url("theirs"), NONE))
                .isInstanceOf(CommandRefused.class)
                .hasMessageStartingWith("There is no data in " + directory.resolve("nothing"));
        assertThat(directory.resolve("nothing")).doesNotExist();
    }

    @Test
    void refuses_if_the_service_uses_another_database_already() {
        Settings settings = Settings.load(
                Map.of("DATABASE_URL", url("theirs"), "SECRET_KEY", "c2f1a97e5b08d346f9e17c52ab60d483 for tests"),
                directory);

        assertThatThrownBy(() -> new EmbeddedDatabaseMove(settings).run(url("theirs"), NONE))
                .isInstanceOf(CommandRefused.class)
                .hasMessageStartingWith("DATABASE_URL is set");
    }

    @Test
    void refuses_tables_of_a_newer_version() throws SQLException {
        execute("test", "create database for_newer");
        try (EmbeddedPostgres data = EmbeddedPostgres.start(directory.resolve("data"), RunningDatabase.MASTHEAD);
                Connection connection = DriverManager.getConnection(
                        data.jdbcUrl(), data.owner().user(), data.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history select 9999, '999', 'of tomorrow', type, script, 1,"
                    + " installed_by, installed_on, 1, true from flyway_schema_history where version = '1'");
        }

        refuses(url("for_newer"))
                .hasMessage("A newer version of Masthead has changed the tables of the database (migration 999); start"
                        + " that version or a newer one, or restore a backup from before it.");
    }

    @Test
    void moves_once_and_refuses_both_a_second_time_and_a_start_until_the_mark_is_deleted() throws Exception {
        execute("test", "create database once");
        execute("test", "create database twice");

        List<String> remaining = new EmbeddedDatabaseMove(settings()).run(url("once"), NONE);

        assertThat(String.join("\n", remaining))
                .contains(
                        "DATABASE_URL",
                        "SECRET_KEY",
                        directory.resolve("data/secret-key").toString());
        refuses(url("twice")).hasMessageContaining("was moved before");
        assertThatThrownBy(() -> Starts.service(Map.of("PORT", "0"), directory).close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("was moved to another PostgreSQL (127.0.0.1:")
                .hasMessageContaining("/once): set DATABASE_URL")
                .hasMessageContaining(directory.resolve("data/moved").toString());

        Files.delete(directory.resolve("data/moved"));
        Starts.service(Map.of("PORT", "0"), directory).close();
        refuses(url("once")).hasMessageContaining("not empty");
    }

    @Test
    void no_service_starts_on_a_target_before_the_move_has_ended() throws SQLException {
        execute("test", "create database half");
        DatabaseMove.Listener cut = new DatabaseMove.Listener() {
            @Override
            public void moved(long rows, long total) {}

            @Override
            public void comparing() {
                throw new IllegalStateException("cut");
            }
        };
        assertThatThrownBy(() -> new EmbeddedDatabaseMove(settings()).run(url("half"), cut))
                .isInstanceOf(CommandRefused.class);

        assertThatThrownBy(() -> Starts.service(
                                Map.of(
                                        "PORT", "0",
                                        "DATABASE_URL", url("half"),
                                        "SECRET_KEY", "c2f1a97e5b08d346f9e17c52ab60d483 for tests"),
                                directory)
                        .close())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("is the target of a move that has not ended");

        assertThat(new EmbeddedDatabaseMove(settings()).run(url("half"), NONE)).isNotEmpty();
    }

    private Settings settings() {
        return Settings.load(Map.of(), directory);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refuses(String address) {
        return assertThatThrownBy(() -> new EmbeddedDatabaseMove(settings()).run(address, NONE))
                .isInstanceOf(CommandRefused.class);
    }

    private static String url(String database) {
        return withPlaces("postgresql://OWNER@127.0.0.1:PORT/" + database);
    }

    private static String withPlaces(String address) {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        return address.replace(
                        "OWNER", server.owner().user() + ":" + server.owner().password())
                .replace("PORT", Integer.toString(server.port()));
    }

    private static void execute(String database, String sql) throws SQLException {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(database),
                        server.owner().user(),
                        server.owner().password());
                Statement statement = connection.createStatement()) {
            for (String single : sql.split(";", -1)) {
                statement.execute(single);
            }
        }
    }
}
