package io.masthead.postgres;

import static io.masthead.postgres.TestServers.ran;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class StartRefusedTest {

    @TempDir
    private Path directory;

    @Test
    void says_that_a_file_is_where_the_data_directory_should_be() throws IOException {
        Path file = Files.createFile(directory.resolve("data"));

        startFails(file)
                .hasMessage(
                        "Masthead cannot write to " + file + " (a file is in its place): give it a data directory of"
                                + " its own with DATA_DIR, or use a PostgreSQL of your own with DATABASE_URL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/nope", "/proc/nope/data", "/sys"})
    void says_that_it_cannot_write_to_the_data_directory(String path) {
        assumeTrue(Files.isDirectory(Path.of("/sys")));

        startFails(Path.of(path)).hasMessageContainingAll("cannot write to " + path, "DATA_DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a\"b", "a`b", "a\\b"})
    void refuses_a_name_that_a_shell_would_read_otherwise(String name) {
        startFails(directory.resolve(name)).hasMessageContainingAll(name, "DATA_DIR");
    }

    @Test
    void takes_a_name_with_blanks_and_letters_of_any_language() {
        try (EmbeddedPostgres postgres = TestServers.start(directory.resolve("die Daten (größer) 'sind' da"))) {
            assertThat(postgres.port()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"48m, false", "16m, true"})
    void says_that_the_disk_is_full(String size, boolean unpackedElsewhere) throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0 && Files.isDirectory(Path.of("/proc/self")));
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString()));
        try {
            assertThatThrownBy(() -> {
                        try (EmbeddedPostgres postgres = unpackedElsewhere
                                ? TestServers.start(disk.resolve("data"))
                                : EmbeddedPostgres.start(disk.resolve("data"), TestServers.HOST)) {
                            assertThat(postgres).isNull();
                        }
                    })
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("The disk that holds " + disk.toRealPath().resolve("data") + " is full: free some space"
                            + " there, or give Masthead another data directory with DATA_DIR.");
        } finally {
            assertThat(ran("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void says_that_the_data_is_of_another_version() throws IOException {
        madeOnce();
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "14\n");

        startFails(directory)
                .hasMessage(
                        "The data in " + directory.toRealPath().resolve("postgres") + " was written by PostgreSQL 14,"
                                + " but this Masthead brings PostgreSQL 18: start this one without a command once, which"
                                + " upgrades the data, or use the Masthead that wrote it.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void says_that_the_password_is_missing(boolean empty) throws IOException {
        madeOnce();
        Path file = directory.toRealPath().resolve("postgres-password");
        Files.delete(file);
        if (empty) {
            Files.createFile(file);
        }

        startFails(directory)
                .hasMessageContainingAll("The password file " + file + " is missing", "restore", "DATA_DIR");
    }

    @Test
    void says_that_the_password_is_not_the_right_one_and_stops_the_server() throws IOException {
        madeOnce();
        Files.writeString(directory.resolve("postgres-password"), "s3cret-of-another\n");

        startFails(directory)
                .hasMessageContainingAll("postgres-password is not the one of the data in", "restore")
                .hasMessageNotContaining("s3cret-of-another");
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void tightens_a_password_file_that_others_may_read() throws IOException {
        madeOnce();
        Path file = directory.resolve("postgres-password");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        madeOnce();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void refuses_data_without_checksums() throws IOException {
        DataDirectory data = DataDirectory.opened(directory, TestServers.HOST);
        String password = new PasswordFile(data).readOrCreated();
        PostgresCommands commands = new PostgresCommands(
                TestServers.binaries(), PostgresAccount.chosen(data), data, ServerSettings.ofDurableServer());
        List<String> words = commands.initialisation().words().stream()
                .map(word -> word.equals("--data-checksums") ? "--no-data-checksums" : word)
                .toList();
        assertThat(new Command(words, directory).run(Duration.ofMinutes(1)).succeeded())
                .isTrue();
        FileTree.rename(data.unfinishedCluster(), data.cluster());

        startFails(directory)
                .hasMessageContainingAll("has data_checksums = off instead of on", "DATA_DIR")
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust", "password"})
    void refuses_data_that_lets_somebody_in_more_easily(String method) throws IOException {
        madeOnce();
        Path file = directory.toRealPath().resolve("postgres/pg_hba.conf");
        Files.writeString(file, "host all somebody 10.0.0.1/32 " + method + "\n", StandardOpenOption.APPEND);

        startFails(directory).hasMessageContainingAll("The file " + file + " has a line", "scram-sha-256", "DATA_DIR");
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void leaves_files_alone_that_are_no_cluster() throws IOException {
        Path file = Files.createDirectory(directory.resolve("postgres")).resolve("diary");
        Files.writeString(file, "dear");

        startFails(directory).hasMessageContainingAll("holds files, but no PostgreSQL data", "DATA_DIR");
        assertThat(file).hasContent("dear");
    }

    @Test
    void repeats_the_last_serious_words_of_the_server() throws IOException {
        madeOnce();
        Files.writeString(directory.resolve("postgres/postgresql.conf"), "shared_buffers = plenty\n");

        startFails(directory)
                .hasMessageContainingAll(
                        "PostgreSQL does not start on", "contains errors", "postgres.log", "DATABASE_URL");
    }

    @Test
    void tries_another_port_when_one_was_taken_in_between() throws IOException {
        try (ServerSocket taken = taken()) {
            int free = TestServers.freePort();
            Deque<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort(), taken.getLocalPort(), free));

            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    directory, TestServers.HOST, ignored -> TestServers.binaries(), ports::removeFirst)) {
                assertThat(postgres.port()).isEqualTo(free);
            }
        }
    }

    @Test
    void gives_up_after_three_ports() throws IOException {
        try (ServerSocket taken = taken()) {
            Deque<Integer> ports = new ArrayDeque<>();
            for (int start = 0; start < 4; start++) {
                ports.add(taken.getLocalPort());
            }

            assertThatThrownBy(() -> EmbeddedPostgres.start(
                                    directory, TestServers.HOST, ignored -> TestServers.binaries(), ports::removeFirst)
                            .close())
                    .isInstanceOf(EmbeddedPostgresException.class);
            assertThat(ports).hasSize(1);
        }
    }

    @Test
    void gives_the_lock_back_when_it_fails() throws IOException {
        Path file = Files.createDirectory(directory.resolve("postgres")).resolve("diary");
        Files.createFile(file);
        startFails(directory);
        Files.delete(file);

        madeOnce();
    }

    @Test
    void empties_a_log_that_has_grown_too_large() throws IOException {
        Path log = Files.write(directory.resolve("postgres.log"), new byte[(int) ServerLog.LIMIT + 1]);

        madeOnce();

        assertThat(Files.size(log)).isBetween(1L, 100_000L);
    }

    @Test
    void keeps_a_log_of_ordinary_size() throws IOException {
        Path log = Files.writeString(directory.resolve("postgres.log"), "of yesterday\n");

        madeOnce();

        assertThat(log).content().startsWith("of yesterday\n").contains("ready to accept connections");
    }

    private void madeOnce() {
        TestServers.start(directory).close();
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> startFails(Path path) {
        return assertThatThrownBy(() -> TestServers.start(path).close()).isInstanceOf(EmbeddedPostgresException.class);
    }
}
