package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.show;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class EmbeddedPostgresTest {

    private final Path directory;
    private final EmbeddedPostgres postgres;

    EmbeddedPostgresTest(@TempDir Path temporary) {
        directory = temporary.resolve("data");
        postgres = TestServers.start(directory);
    }

    @BeforeAll
    void try_to_weaken_it() throws SQLException {
        execute(postgres, "alter system set fsync = off");
        execute(postgres, "alter system set synchronous_commit = off");
        execute(postgres, "alter system set full_page_writes = off");
        execute(postgres, "select pg_reload_conf()");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    fsync,                   on
                    synchronous_commit,      on
                    full_page_writes,        on
                    data_checksums,          on
                    server_encoding,         UTF8
                    listen_addresses,        127.0.0.1
                    unix_socket_directories, ''
                    max_connections,         100
                    log_timezone,            UTC
                    log_error_verbosity,     terse
                    """)
    void runs_durable_and_private_whatever_its_files_say(String setting, String value) throws SQLException {
        assertThat(show(postgres, setting)).isEqualTo(value);
    }

    @Test
    void sorts_and_folds_the_same_on_every_machine() throws SQLException {
        assertThat(single(
                        postgres,
                        "select datlocprovider::text || ' ' || datlocale || ' ' || lower('É')"
                                + " from pg_database where datname = current_database()"))
                .isEqualTo("b C.UTF-8 é");
    }

    @Test
    void serves_the_database_and_the_user_masthead() throws SQLException {
        assertThat(single(postgres, "select current_database() || ' ' || current_user || ' ' || inet_server_port()"))
                .isEqualTo("masthead masthead " + postgres.port());
    }

    @Test
    void asks_every_kind_of_connection_for_the_password() throws SQLException {
        assertThat(single(postgres, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void empties_its_log_while_it_runs_and_goes_on_writing_it() throws Exception {
        Path log = directory.resolve("postgres.log");
        Files.write(log, new byte[(int) ServerLog.LIMIT + 1], StandardOpenOption.APPEND);

        Awaitility.await().until(() -> Files.size(log) < ServerLog.LIMIT);

        execute(postgres, "do $$ begin raise log 'after all'; end $$");
        assertThat(log).content().contains("after all");
    }

    @Test
    void listens_nowhere_but_on_the_loopback_address() {
        assertThatThrownBy(() -> new Socket("127.0.0.2", postgres.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @CsvSource({
        ".,rwx------",
        "postgres,rwx------",
        "postgres-password,rw-------",
        "postgres.log,rw-------",
        "lock,rw-------"
    })
    void keeps_its_files_from_other_users(String name, String permissions) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                .isEqualTo(permissions);
    }

    @Test
    void makes_a_password_of_256_bits() throws IOException {
        assertThat(postgres.owner().password()).matches("[0-9a-f]{64}");
        assertThat(directory.resolve("postgres-password"))
                .hasContent(postgres.owner().password());
    }

    @Test
    void refuses_a_second_one_on_the_same_data() throws IOException {
        String sentence = "Another Masthead (process " + ProcessHandle.current().pid() + ") uses "
                + directory.toRealPath() + "; stop it, or give this one its own data directory with DATA_DIR.";

        assertThatThrownBy(() -> TestServers.start(directory))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(sentence);

        // The refused start in this JVM has not released the lock of the first.
        try (ChildService other = ChildService.start(directory)) {
            assertThat(other.firstWords()).isEqualTo(sentence);
        }
    }

    @Test
    void finds_its_data_again(@TempDir Path other) throws SQLException {
        EmbeddedPostgres first = TestServers.start(Path.of("").toAbsolutePath().relativize(other));
        execute(first, "create table notes as select 42 as answer");
        first.close();
        first.close();
        assertThatThrownBy(() -> show(first, "fsync")).isInstanceOf(SQLException.class);

        try (EmbeddedPostgres second = TestServers.start(other)) {
            assertThat(second.owner()).isEqualTo(first.owner());
            assertThat(single(second, "select answer from notes")).isEqualTo("42");
        }
    }

    @Test
    void stops_even_when_the_thread_that_closes_it_is_interrupted(@TempDir Path other) {
        EmbeddedPostgres interrupted = TestServers.start(other);

        Thread.currentThread().interrupt();
        interrupted.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void stands_apart_from_the_terminal_of_the_service() throws IOException {
        long server = TestServers.serverOf(directory).pid();

        String group = new Command(List.of("ps", "-o", "pgid=", "-p", Long.toString(server)), directory)
                .run(Duration.ofSeconds(10))
                .output();

        // Ctrl-C goes to the process group of the terminal: the server leads one of its own.
        assertThat(group.strip()).isEqualTo(Long.toString(server));
    }
}
