package io.masthead.postgres;

import static io.masthead.postgres.TestServers.HOST;
import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.ran;
import static io.masthead.postgres.TestServers.show;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrade of data that a real PostgreSQL 17 wrote. */
@SuppressWarnings("MethodName")
class MajorUpgradeTest {

    private static final String TABLES = "create table if not exists notes (id int generated always as identity, line"
            + " text); create table if not exists marks (id int primary key)";

    /** Older data, with the programs of both versions. */
    @TempDir
    private static Path prepared;

    @TempDir
    private Path temporary;

    private Path directory = Path.of("");
    private final Migrations host = new Migrations();

    @BeforeAll
    static void write() throws IOException, SQLException {
        try (EmbeddedPostgres older = startOlder(prepared)) {
            assertThat(show(older, "server_version")).startsWith("17.");
            execute(older, TABLES);
            execute(older, "insert into notes (line) select 'line ' || n from generate_series(1, 12000) n");
            execute(older, "delete from notes where id = 7");
        }
        Path unusedPrograms =
                PostgresBinaries.onClassPath(Platform.current(HOST), HOST).unpackedBelow(prepared);
    }

    @BeforeEach
    void copy() throws IOException {
        Path copy = temporary.resolve("data");
        assertThat(ran("cp", "-a", prepared.toString(), copy.toString())).isTrue();
        directory = copy.toRealPath();
    }

    @Test
    void a_start_upgrades_older_data_once_and_keeps_it_beside() throws Exception {
        try (EmbeddedPostgres upgraded = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(show(upgraded, "server_version")).startsWith("18.");
            assertThat(show(upgraded, "data_checksums")).isEqualTo("on");
            assertThat(single(upgraded, "select count(*) || ' ' || max(id) from notes"))
                    .isEqualTo("11999 12000");
            assertThat(single(upgraded, "insert into notes (line) values ('new') returning id"))
                    .isEqualTo("12001");
        }
        assertThat(host.reports).hasSize(2);
        assertThat(host.reports.getLast()).contains(directory.resolve("postgres-17") + " has the older one");
        assertThat(namesIn(directory)).contains("postgres", "postgres-17", "postgres-password");
        assertThat(namesIn(directory))
                .filteredOn(name -> name.startsWith("postgresql-"))
                .hasSize(1);
        assertThat(namesIn(directory))
                .filteredOn(name -> name.startsWith("postgres.upgrade"))
                .isEmpty();

        try (EmbeddedPostgres again = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(single(again, "select count(*) from notes")).isEqualTo("12000");
        }
        assertThat(host.reports).hasSize(2);
    }

    @Tag("thorough")
    @Test
    void what_is_kept_serves_the_older_version_again() throws Exception {
        EmbeddedPostgres.start(directory, HOST, host).close();

        FileTree.delete(directory.resolve("postgres"));
        Files.move(directory.resolve("postgres-17"), directory.resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);

        try (EmbeddedPostgres older = startOlder(directory)) {
            assertThat(single(older, "select count(*) from notes")).isEqualTo("11999");
        }
    }

    @Tag("thorough")
    @Test
    void killed_at_any_moment_the_data_is_whole_the_older_or_the_new() throws Exception {
        Random random = new Random(17);
        for (int round = 0; round < Integer.getInteger("upgrade.rounds", 3); round++) {
            Process upgrade = upgradeInChild();
            boolean ended = upgrade.waitFor(random.nextInt(300, 5_000), TimeUnit.MILLISECONDS);
            upgrade.destroyForcibly();
            assertThat(upgrade.waitFor()).isGreaterThanOrEqualTo(0);
            if (ended) {
                break;
            }
        }

        try (EmbeddedPostgres upgraded = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(show(upgraded, "server_version")).startsWith("18.");
            assertThat(single(upgraded, "select count(*) || ' ' || sum(id) from notes"))
                    .isEqualTo("11999 " + (12_000L * 12_001 / 2 - 7));
        }
        assertThat(namesIn(directory))
                .filteredOn(name -> name.startsWith("postgres.upgrade"))
                .isEmpty();
    }

    @Tag("thorough")
    @Test
    void completes_an_exchange_that_was_killed_in_its_middle() throws Exception {
        EmbeddedPostgres.start(directory, HOST, host).close();
        Files.move(
                directory.resolve("postgres"), directory.resolve("postgres.upgraded"), StandardCopyOption.ATOMIC_MOVE);

        try (EmbeddedPostgres upgraded = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(single(upgraded, "select count(*) from notes")).isEqualTo("11999");
        }
    }

    @Tag("thorough")
    @Test
    void begins_anew_while_the_older_data_is_in_its_place() throws Exception {
        Path outdated = Files.createDirectories(directory.resolve("postgres.upgraded"));
        Files.writeString(outdated.resolve("PG_VERSION"), "18\n");

        try (EmbeddedPostgres upgraded = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(single(upgraded, "select count(*) from notes")).isEqualTo("11999");
        }
    }

    @Tag("thorough")
    @Test
    void says_that_the_older_programs_are_missing() throws Exception {
        for (String name : namesIn(directory)) {
            if (name.startsWith("postgresql-")) {
                FileTree.delete(directory.resolve(name));
            }
        }

        upgradeFails("The data in " + directory.resolve("postgres") + " was written by PostgreSQL 17, which is not in "
                + directory
                + " any more to read it: start the Masthead that wrote it once, which puts it there again.");
    }

    @Test
    void refuses_a_table_that_no_migration_makes_and_keeps_the_older_data() throws Exception {
        try (EmbeddedPostgres older = startOlder(directory)) {
            execute(older, "create table by_hand (id int)");
        }

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, HOST, host).close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("by_hand is not the same in both databases");
        assertThat(directory.resolve("postgres/PG_VERSION")).hasContent("17");
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve("postgres.upgrade/postmaster.pid")).doesNotExist();
    }

    @Test
    void says_how_many_bytes_it_needs() throws Exception {
        copyToDisk("300m");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, HOST, host).close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageMatching("The upgrade of the data in " + directory.resolve("postgres")
                        + " needs [0-9]{9} free bytes on the disk that holds " + directory
                        + ": free some space there\\.");
    }

    /** The end of a segment of the log lets the server find no room for the next one, and crash. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {"select 'room in the log'", "select pg_switch_wal()"})
    void leaves_nothing_on_a_disk_that_becomes_full_and_begins_anew_when_there_is_room(String atFullDisk)
            throws Exception {
        Path filler = copyToDisk("700m").resolve("filler");
        host.beforeRows = target -> {
            assertThat(ran("dd", "if=/dev/zero", "of=" + filler, "bs=64k")).isFalse();
            target.execute(atFullDisk);
        };

        upgradeFails("The disk that holds " + directory + " is full: free some space there, or give Masthead another"
                + " data directory with DATA_DIR.");

        assertThat(namesIn(directory))
                .contains("postgres")
                .filteredOn(name -> name.startsWith("postgres.upgrade"))
                .isEmpty();
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        Files.delete(filler);
        host.beforeRows = target -> {};
        try (EmbeddedPostgres upgraded = EmbeddedPostgres.start(directory, HOST, host)) {
            assertThat(show(upgraded, "server_version")).startsWith("18.");
            assertThat(single(upgraded, "select count(*) from notes")).isEqualTo("11999");
        }
    }

    /** {@return the root of a small disk, which only root can make, with the data} */
    private Path copyToDisk(String size) throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0 && Files.isDirectory(Path.of("/proc/self")));
        Files.createDirectory(disk());
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk().toString()));
        assertThat(ran("cp", "-a", directory.toString(), disk().toString())).isTrue();
        directory = disk().resolve("data").toRealPath();
        return disk();
    }

    private Path disk() {
        return temporary.resolve("disk");
    }

    @AfterEach
    void unmount() {
        assertThat(ran("sh", "-c", "! mountpoint -q \"$0\" || umount \"$0\"", disk().toString()))
                .isTrue();
    }

    @Test
    void refuses_data_of_a_newer_version() throws Exception {
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "19\n");

        upgradeFails("The data in " + directory.resolve("postgres") + " was written by PostgreSQL 19, but this Masthead"
                + " brings PostgreSQL 18: start a newer Masthead.");
    }

    private void upgradeFails(String message) {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, HOST, host).close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(message);
    }

    private static EmbeddedPostgres startOlder(Path directory) throws IOException {
        PostgresBinaries older = new PostgresBinaries(olderArchive(), HOST);
        return EmbeddedPostgres.start(directory, HOST, older::unpackedBelow, TestServers::freePort);
    }

    /** In no class path, where it would have the name of the newer one. */
    private static URL olderArchive() throws IOException {
        Path jar = Path.of("target", "older-postgres", "older-postgres.jar").toAbsolutePath();
        return URI.create("jar:" + jar.toUri() + "!/" + Platform.current(HOST).archive())
                .toURL();
    }

    private Process upgradeInChild() throws IOException {
        return new ProcessBuilder(
                        ChildService.java(),
                        "-cp",
                        ChildService.classPath(),
                        MajorUpgradeTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("child.log").toFile())
                .start();
    }

    public static void main(String[] arguments) {
        EmbeddedPostgres.start(Path.of(arguments[0]), HOST, new Migrations()).close();
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Host application that makes its tables, with rows that are not those of the data. */
    private static final class Migrations implements HostUpgrade {

        private final List<String> reports = new ArrayList<>();
        private ThrowingConsumer<Statement> beforeRows = target -> {};
        private int migrations;

        @Override
        public void migrate(String jdbcUrl, EmbeddedPostgres.Login owner) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
                if (++migrations % 2 == 0) { // of the new cluster, after that of the older one
                    beforeRows.accept(statement);
                }
            } catch (SQLException problem) {
                throw new IllegalStateException(problem);
            }
        }

        @Override
        public void report(String sentence) {
            reports.add(sentence);
        }
    }
}
