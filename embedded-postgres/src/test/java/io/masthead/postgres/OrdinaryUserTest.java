package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that root starts in other ways than the one that this machine prefers. */
@SuppressWarnings("MethodName")
class OrdinaryUserTest {

    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir
    private Path temporary;

    @BeforeEach
    void only_root_can_be_somebody_else() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> words = new ArrayList<>(AS_NOBODY);
        words.addAll(List.of(ChildService.java(), "-version"));
        assumeTrue(new Command(words, temporary).run(Duration.ofSeconds(20)).succeeded());
    }

    @Tag("thorough")
    @Test
    void an_ordinary_user_starts_it_from_the_class_path() throws IOException {
        Path home = ownedByNobody("home");
        String classPath = readableByAll();

        try (ChildService service = ChildService.start(AS_NOBODY, classPath, home.resolve("data"))) {
            assertThat(service.firstWords()).isEqualTo("ready");
            assertThat(TestServers.serverOf(home.resolve("data")).info().arguments())
                    .isPresent();
            assertThat(FileTree.ownerOf(home.resolve("data/postgres"))).isEqualTo(NOBODY);
        }
        try (ChildService again = ChildService.start(AS_NOBODY, classPath, home.resolve("data"))) {
            assertThat(again.firstWords()).isEqualTo("ready");
        }
    }

    @Test
    void an_ordinary_user_is_told_about_a_directory_of_somebody_else() throws IOException {
        Path data = temporary.resolve("data");
        Files.createDirectory(data);

        try (ChildService service = ChildService.start(AS_NOBODY, readableByAll(), data)) {
            assertThat(service.firstWords())
                    .isEqualTo("Masthead cannot write to " + data.toRealPath().resolve("lock")
                            + " (permission denied): run it as the owner of the data, give it a data directory of its own"
                            + " with DATA_DIR, or use a PostgreSQL of your own with DATABASE_URL.");
        }
    }

    @Test
    void an_ordinary_user_is_told_that_the_data_of_a_backup_is_of_somebody_else() throws Exception {
        Path home = ownedByNobody("home");
        Path data = Files.createDirectory(temporary.resolve("data"), FileTree.privateDirectory());
        Path version = Files.createDirectory(data.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "18\n");

        Process backup = asNobody(home, Backup.class, data, home.resolve("backup"));

        assertThat(backup.inputReader().readAllAsString().strip())
                .isEqualTo("The file " + version + " of the data cannot be read (permission denied): run the command as"
                        + " the user that the service runs as.");
        assertThat(home).isEmptyDirectory();
    }

    @Tag("thorough")
    @Test
    void root_serves_the_data_of_an_ordinary_user_as_that_user_who_can_use_it_afterwards() throws Exception {
        Path data = ownedByNobody("home").resolve("data");
        String classPath = readableByAll();
        try (ChildService service = ChildService.start(AS_NOBODY, classPath, data)) {
            assertThat(service.firstWords()).isEqualTo("ready");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, TestServers.HOST)) {
            assertThat(TestServers.single(postgres, "select count(*) from notes"))
                    .isEqualTo("2");
            assertThat(TestServers.serverOf(data).info().user()).contains(nameOfNobody(data));
        }

        try (ChildService service = ChildService.start(AS_NOBODY, classPath, data)) {
            assertThat(service.firstWords()).isEqualTo("ready");
        }
    }

    @Tag("thorough")
    @Test
    void root_without_namespaces_starts_it_as_nobody() throws Exception {
        DataDirectory data = DataDirectory.opened(temporary.resolve("data"), TestServers.HOST);
        Path binaries = PostgresBinaries.onClassPath(Platform.current(TestServers.HOST), TestServers.HOST)
                .unpackedBelow(data.root());
        PostgresAccount account = PostgresAccount.chosen(
                0, new PostgresAccount.Owner(0, 0), words -> words.contains("setpriv"), TestServers.HOST);
        new PasswordFile(data).readOrCreated();
        new ServerLog(data).prepare();

        account.takeOver(data, binaries);
        PostgresCommands commands = new PostgresCommands(binaries, account, data, ServerSettings.ofDurableServer());
        new Cluster(data, account, commands).prepare(binaries);
        PostgresServer server = new PostgresServer(data, commands, TestServers::freePort);
        assertThat(server.start()).isPositive();
        try {
            assertThat(TestServers.serverOf(data.root()).info().user()).contains(nameOfNobody(data.cluster()));
        } finally {
            server.stop();
        }
        assertThat(data.cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Tag("thorough")
    @Test
    void a_restore_leaves_the_files_of_the_application_to_root_without_namespaces_as_well() throws Exception {
        Path backup = backup();
        Path restored = temporary.resolve("restored");

        restoreWithoutNamespaces(backup, restored);

        assertThat(FileTree.ownerOf(restored.resolve("postgres"))).isEqualTo(NOBODY);
        assertThat(FileTree.ownerOf(restored.resolve("postgres-password"))).isEqualTo(NOBODY);
        assertThat(FileTree.ownerOf(restored.resolve("key"))).isZero();
        assertThat(Files.getPosixFilePermissions(restored.resolve("key"))).isEqualTo(FileTree.PRIVATE_FILE);
    }

    @Tag("thorough")
    @Test
    void a_restore_gives_all_files_to_the_ordinary_user_whose_directory_it_is() throws Exception {
        int user = 54321;
        Path backup = backup();
        Path restored = Files.createDirectory(temporary.resolve("restored"));
        FileTree.handOver(restored, user, user);

        restoreWithoutNamespaces(backup, restored);

        for (String name : List.of("postgres", "postgres-password", "key")) {
            assertThat(FileTree.ownerOf(restored.resolve(name))).as(name).isEqualTo(user);
        }
        assertThat(Files.getPosixFilePermissions(restored.resolve("key"))).isEqualTo(FileTree.PRIVATE_FILE);
    }

    private Path backup() throws Exception {
        Path data = temporary.resolve("data");
        Path file = temporary.resolve("backup");
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            TestServers.execute(postgres, "create table notes (text text)");
            Files.writeString(data.resolve("key"), "the key");
            assertThat(new DatabaseBackup(data, TestServers.HOST, new BackupContentOfTests())
                            .write(file, (done, total) -> {})
                            .bytes())
                    .isPositive();
        }
        return file;
    }

    /** In a process that finds another unshare, which fails. */
    private void restoreWithoutNamespaces(Path backup, Path target) throws Exception {
        Path programs = Files.createDirectory(temporary.resolve("programs"));
        Path unshare = Files.writeString(programs.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder restore = new ProcessBuilder(
                        ChildService.java(),
                        "-cp",
                        ChildService.classPath(),
                        OrdinaryUserTest.class.getName(),
                        backup.toString(),
                        target.toString())
                .redirectErrorStream(true);
        restore.environment().merge("PATH", programs.toString(), (all, first) -> first + File.pathSeparator + all);
        Process process = restore.start();
        String output = process.inputReader().readAllAsString();
        assertThat(process.waitFor()).as(output).isZero();
    }

    public static void main(String[] arguments) {
        DatabaseRestore.Restored unused = new DatabaseRestore(
                        Path.of(arguments[1]), TestServers.HOST, new BackupContentOfTests())
                .restore(Path.of(arguments[0]), (done, total) -> {});
    }

    @Tag("thorough")
    @Test
    void root_makes_the_cluster_for_the_ordinary_user_whose_directory_it_is() throws Exception {
        Path data = ownedByNobody("data");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, TestServers.HOST)) {
            assertThat(TestServers.single(postgres, "select 1")).isEqualTo("1");
        }

        assertThat(FileTree.ownerOf(data.resolve("postgres"))).isEqualTo(NOBODY);
        assertThat(FileTree.ownerOf(data.resolve("postgres-password"))).isEqualTo(NOBODY);
    }

    @Test
    void root_is_told_about_a_place_that_only_root_can_reach() throws IOException {
        Path home = ownedByNobody("home");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Path data = Files.createDirectory(home.resolve("data"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, TestServers.HOST).close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContainingAll("cannot reach " + data.toRealPath(), "DATA_DIR");
    }

    @Tag("thorough")
    @Test
    void root_without_namespaces_can_share_the_programs_of_temporary_servers_with_nobody() throws IOException {
        Path binaries = TemporaryServers.unpacked(
                PostgresBinaries.onClassPath(Platform.current(TestServers.HOST), TestServers.HOST));
        List<String> words = new ArrayList<>(AS_NOBODY);
        words.addAll(List.of(binaries.resolve("bin/postgres").toString(), "--version"));

        FileTree.handOver(binaries, NOBODY, NOBODY);
        try {
            Command.Outcome outcome = new Command(words, temporary).run(Duration.ofSeconds(20));

            assertThat(outcome.output()).startsWith("postgres (PostgreSQL) 18");
        } finally {
            FileTree.delete(Objects.requireNonNull(binaries.getParent()));
        }
    }

    @Test
    void an_ordinary_user_starts_a_temporary_one() throws Exception {
        Path home = ownedByNobody("home");

        Process program = asNobody(home, TemporaryServersTest.Forgetful.class);

        assertThat(program.inputReader().readAllAsString().strip()).containsOnlyDigits();
        assertThat(program.waitFor()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    private Process asNobody(Path temporaryFiles, Class<?> program, Path... arguments) throws IOException {
        List<String> words = new ArrayList<>(AS_NOBODY);
        words.addAll(List.of(ChildService.java(), "-Djava.io.tmpdir=" + temporaryFiles, "-cp", readableByAll()));
        words.add(program.getName());
        Stream.of(arguments).map(Path::toString).forEach(words::add);
        return new ProcessBuilder(words)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Program that makes a backup. */
    static final class Backup {

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            try {
                DatabaseBackup.Written unused = new DatabaseBackup(
                                Path.of(arguments[0]), TestServers.HOST, new BackupContentOfTests())
                        .write(Path.of(arguments[1]), (done, total) -> {});
            } catch (EmbeddedPostgresException problem) {
                System.out.println(problem.getMessage());
            }
        }
    }

    private Path ownedByNobody(String name) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        FileTree.handOver(directory, NOBODY, NOBODY);
        return directory;
    }

    private static String nameOfNobody(Path ownedByNobody) throws IOException {
        return Files.getOwner(ownedByNobody).getName();
    }

    /** Class path in a directory that every user can read: most home directories are not. */
    private String readableByAll() throws IOException {
        Path target = Files.createDirectory(temporary.resolve("classpath"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> copies = new ArrayList<>();
        for (String element : ChildService.classPath().split(File.pathSeparator, -1)) {
            Path source = Path.of(element);
            if (!element.isEmpty() && Files.exists(source)) {
                Path copy = target.resolve(copies.size() + "-" + source.getFileName());
                copy(source, copy);
                copies.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                Files.copy(path, path.equals(source) ? target : copy);
                Files.setPosixFilePermissions(
                        path.equals(source) ? target : copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
