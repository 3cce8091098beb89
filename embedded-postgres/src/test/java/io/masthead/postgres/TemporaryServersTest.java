package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.show;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class TemporaryServersTest {

    /** A server removes its files before its process has ended. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void serves_an_empty_database_to_its_superuser() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
            assertThat(single(
                            postgres,
                            "select concat_ws(' ', current_database(), current_user, rolsuper) from pg_roles"
                                    + " where rolname = current_user"))
                    .isEqualTo("test test t");
            assertThat(single(postgres, "select count(*) from pg_tables where schemaname = 'public'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void is_fast_in_place_of_durable_and_sorts_as_the_durable_one_does() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
            assertThat(List.of(
                            show(postgres, "fsync"),
                            show(postgres, "synchronous_commit"),
                            show(postgres, "full_page_writes")))
                    .containsOnly("off");
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(single(
                            postgres,
                            "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                    + " from pg_database where datname = current_database()"))
                    .isEqualTo("b C.UTF-8 UTF8");
        }
    }

    @Test
    void lets_nobody_in_without_the_password() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    postgres.jdbcUrl(), postgres.owner().user(), "wrong")
                            .close())
                    .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("28P01");
        }
    }

    @Test
    void serves_the_databases_and_roles_that_a_test_makes() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
            execute(postgres, "create role somebody login password 'else'");
            execute(postgres, "create database another owner somebody");

            try (var connection = DriverManager.getConnection(postgres.jdbcUrl("another"), "somebody", "else")) {
                assertThat(connection.getCatalog()).isEqualTo("another");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "shared_preload_libraries, pg_stat_statements",
                "max_connections,          17",
                "log_line_prefix,          it's $HOME \"; `no` \\",
                "temp_tablespaces,         ||"
            })
    void takes_additional_settings(String name, String value) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary(Map.of(name, value))) {
            assertThat(show(postgres, name)).isEqualTo(value);
        }
    }

    @Test
    void refuses_what_is_no_name_of_a_setting() {
        assertThatThrownBy(() -> EmbeddedPostgres.temporary(Map.of("fsync=on -c port", "1"))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fsync=on -c port");
    }

    @Test
    void leaves_the_log_alone_of_a_server_that_does_not_start() {
        assertThatThrownBy(() -> EmbeddedPostgres.temporary(Map.of("max_connections", "many"))
                        .close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .asString()
                .satisfies(sentence -> {
                    Path log = Path.of(sentence.replaceFirst("(?s).*see (.*/postgres.log),.*", "$1"));
                    assertThat(log).content().contains("max_connections");
                    assertThat(log.resolveSibling("").toFile().list()).containsExactly("postgres.log");
                    FileTree.delete(log.resolveSibling(""));
                });
    }

    @Test
    void runs_beside_others() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.temporary();
                EmbeddedPostgres second = EmbeddedPostgres.temporary()) {
            execute(first, "create table notes (id int)");

            assertThat(first.port()).isNotEqualTo(second.port());
            assertThat(single(second, "select to_regclass('notes')")).isEqualTo("null");
        }
    }

    @Test
    void leaves_neither_files_nor_a_process_behind() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
        Path directory = directoryOf(postgres);
        ProcessHandle server = TestServers.serverOf(directory);

        postgres.close();
        postgres.close();

        assertThat(directory).doesNotExist();
        assertThat(server.onExit()).succeedsWithin(SOON);
        new ServerSocket(postgres.port()).close();
    }

    @Tag("thorough")
    @Test
    void is_gone_with_a_program_that_did_not_close_it(@TempDir Path temporary) throws Exception {
        Process program = new ProcessBuilder(
                        ChildService.java(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        ChildService.classPath(),
                        Forgetful.class.getName())
                .redirectErrorStream(true)
                .start();
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(program.inputReader().readLine()))
                .orElseThrow();

        assertThat(program.waitFor()).isZero();

        assertThat(server.onExit()).succeedsWithin(SOON);
        assertThat(left(temporary)).isEmpty();
    }

    private static Path directoryOf(EmbeddedPostgres postgres) throws SQLException {
        return Path.of(show(postgres, "data_directory")).resolveSibling("");
    }

    private static List<Path> left(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("embedded-postgres"))
                    .toList();
        }
    }

    /** A program that ends without closing its server. */
    static final class Forgetful {

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
            Path directory = directoryOf(postgres);
            System.out.println(TestServers.serverOf(directory).pid());
        }
    }
}
