package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.masthead.adapters.cli.CommandRefused;
import io.masthead.adapters.cli.DatabaseMove;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that become full in the middle of a move: real ones, which root can make. */
@SuppressWarnings("MethodName")
class FullDiskMoveTest {

    private static final DatabaseMove.Listener NONE = new DatabaseMove.Listener() {
        @Override
        public void moved(long rows, long total) {}

        @Override
        public void comparing() {}
    };

    private final Path directory;
    private final Path disk;

    FullDiskMoveTest(@TempDir Path temporary) throws IOException {
        directory = temporary.toRealPath();
        disk = Files.createDirectory(directory.resolve("disk"));
    }

    @BeforeEach
    void mount_a_disk() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0 && Files.isDirectory(Path.of("/proc/self")));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=400m", "none", disk.toString()));
        PreparedData.inProcess().copyTo(disk);
        PreparedData.inProcess().copyTo(directory);
    }

    @AfterEach
    void unmount_it() throws Exception {
        assertThat(ran("sh", "-c", "! mountpoint -q \"$0\" || umount \"$0\"", disk.toString()))
                .isTrue();
    }

    @Test
    void of_the_new_database_the_next_move_continues() throws Exception {
        try (EmbeddedPostgres data = start(directory)) {
            execute(
                    data,
                    "masthead",
                    "insert into users (id, name, email, age, role, created_at, updated_at, version)"
                            + " select n, 'User', 'user-' || n || '@full.test', 30, 'USER', now(), now(), 0"
                            + " from generate_series(1, 20000) n");
        }
        try (EmbeddedPostgres target = start(disk)) {
            execute(target, "masthead", "create database moved");
            String address = address(target, "moved");

            refuses(
                    directory,
                    address,
                    new DatabaseMove.Listener() {
                        @Override
                        public void moved(long rows, long total) {
                            fill();
                        }

                        @Override
                        public void comparing() {}
                    },
                    "The disk of one of the two databases is full, most likely of the one that --to names: free some"
                            + " space; the same command again continues where it stopped.");

            assertThat(directory.resolve("data/moved")).doesNotExist();
            Files.delete(disk.resolve("filler"));
            assertThat(move(directory).run(address, NONE)).isNotEmpty();
            assertThat(single(target, "moved", "select count(*) from users")).isEqualTo("20000");
        }
    }

    @Test
    void of_the_data_it_does_not_count_as_moved_until_the_next_move_has_ended() throws Exception {
        try (EmbeddedPostgres target = EmbeddedPostgres.temporary()) {
            String address = address(target, "test");

            refuses(
                    disk,
                    address,
                    new DatabaseMove.Listener() {
                        @Override
                        public void moved(long rows, long total) {}

                        @Override
                        public void comparing() {
                            fill();
                        }
                    },
                    "The file " + disk.resolve("data/moved") + " cannot be written: see that its disk has room and its"
                            + " directory is writable; the same command again continues where it stopped.");

            assertThat(disk.resolve("data")).isDirectoryNotContaining("glob:**/moved*");
            assertThat(disk.resolve("data/postgres/postmaster.pid")).doesNotExist();
            Files.delete(disk.resolve("filler"));
            assertThat(move(disk).run(address, NONE)).isNotEmpty();
            assertThat(disk.resolve("data/moved")).isRegularFile();
        }
    }

    private static void refuses(Path directory, String address, DatabaseMove.Listener listener, String sentence) {
        assertThatThrownBy(() -> move(directory).run(address, listener))
                .isInstanceOf(CommandRefused.class)
                .hasMessage(sentence);
    }

    private static EmbeddedDatabaseMove move(Path directory) {
        return new EmbeddedDatabaseMove(Settings.load(Map.of(), directory));
    }

    private static EmbeddedPostgres start(Path directory) {
        return EmbeddedPostgres.start(directory.resolve("data"), RunningDatabase.MASTHEAD);
    }

    private static String address(EmbeddedPostgres postgres, String database) {
        return "postgresql://" + postgres.owner().user() + ":"
                + postgres.owner().password() + "@127.0.0.1:" + postgres.port() + "/" + database;
    }

    private static void execute(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = connect(postgres, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = connect(postgres, database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(database),
                postgres.owner().user(),
                postgres.owner().password());
    }

    /** Leaves no byte. */
    private void fill() {
        try {
            assertThat(ran("dd", "if=/dev/zero", "of=" + disk.resolve("filler"), "bs=64k"))
                    .isFalse();
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static boolean ran(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
