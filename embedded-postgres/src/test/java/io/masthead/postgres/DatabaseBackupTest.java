package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class DatabaseBackupTest {

    private final Path directory;
    private final Path data;
    private final Path complete;
    private final EmbeddedPostgres postgres;
    private final AtomicInteger names = new AtomicInteger();

    DatabaseBackupTest(@TempDir Path temporary) {
        directory = temporary;
        data = temporary.resolve("data");
        complete = temporary.resolve("complete.backup");
        postgres = TestServers.start(data);
    }

    @BeforeAll
    void write_a_backup() throws Exception {
        execute(postgres, "create table notes (text text not null)");
        execute(postgres, "insert into notes select 'note ' || n from generate_series(1, 10000) n");
        Files.writeString(data.resolve("key"), "the key");
        backup(complete);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void restores_the_rows_the_password_and_the_files_of_the_application() throws Exception {
        Path restored = newPath();

        DatabaseRestore.Restored result = restore(complete, restored);

        assertThat(result.summary()).isEqualTo("10000 notes, 10000 different");
        assertThat(result.version()).isEqualTo("1.2.3");
        assertThat(result.afterInterruption()).isFalse();
        assertThat(namesIn(restored)).containsExactlyInAnyOrder("key", "lock", "postgres", "postgres-password");
        assertThat(restored.resolve("key")).hasContent("the key");
        try (EmbeddedPostgres again = TestServers.start(restored)) {
            assertThat(again.owner()).isEqualTo(postgres.owner());
            assertThat(single(again, "select count(*) from notes")).isEqualTo("10000");
            assertThat(single(again, "select to_regclass('restored') is not null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void has_what_was_committed_before_and_nothing_that_was_not() throws Exception {
        execute(postgres, "create table numbers (number integer primary key)");
        AtomicInteger committed = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                insert(committed.get() + 1);
                committed.incrementAndGet();
            }
        });
        int before;
        Path file = newPath();
        try {
            before = committed.get();
            backup(file);
        } finally {
            writer.interrupt();
            writer.join();
        }
        Path restored = newPath();

        DatabaseRestore.Restored unused = restore(file, restored);

        try (EmbeddedPostgres again = TestServers.start(restored)) {
            int count = Integer.parseInt(single(again, "select count(*) from numbers"));
            assertThat(count).isBetween(before, committed.get());
            assertThat(single(again, "select coalesce(max(number), 0) from numbers"))
                    .isEqualTo("" + count);
        }
    }

    @Test
    void is_readable_by_its_owner_alone_and_leaves_no_slot_and_no_other_file() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(complete)))
                .isEqualTo("rw-------");
        assertThat(UnfinishedFile.partialOf(complete)).doesNotExist();
        // The slot goes with the end of its session, which is a moment after the connection.
        await().untilAsserted(() -> assertThat(single(postgres, "select count(*) from pg_replication_slots"))
                .isEqualTo("0"));
    }

    @Test
    void overwrites_what_a_killed_backup_left() throws Exception {
        Path file = newPath();
        Files.writeString(UnfinishedFile.partialOf(file), "left");

        backup(file);

        DatabaseRestore.Restored restored = restore(file, newPath());
        assertThat(restored.summary()).startsWith("10000 notes");
        assertThat(UnfinishedFile.partialOf(file)).doesNotExist();
    }

    @Test
    void refuses_a_file_that_exists_and_places_where_a_backup_does_not_belong() throws Exception {
        Path existing = Files.writeString(newPath(), "mine");

        assertRefused(() -> backup(existing), "exists: give the backup another name");
        assertRefused(() -> backup(directory), "A directory has the name");
        assertRefused(() -> backup(directory.resolve("no/backup")), "There is no directory for");
        assertRefused(() -> backup(data.resolve("backup")), "would be inside of the data directory");
        assertThat(existing).hasContent("mine");
        assertThat(data.resolve("backup")).doesNotExist();
    }

    @Test
    void refuses_to_back_up_a_directory_without_data_and_makes_none() {
        Path none = newPath();
        DatabaseBackup backup = new DatabaseBackup(none, TestServers.HOST, new BackupContentOfTests());

        assertRefused(() -> written(backup.write(newPath(), (done, total) -> {})), "There is no data of Masthead in");
        assertThat(none).doesNotExist();
    }

    @Test
    void refuses_to_back_up_what_a_newer_version_has_changed() {
        Path file = newPath();
        DatabaseBackup backup = new DatabaseBackup(data, TestServers.HOST, new BackupContentOfTests(Set.of("0")));

        assertRefused(
                () -> written(backup.write(file, (done, total) -> {})),
                "A newer Masthead has changed the data in " + data + ": make the backup with that version.");
        assertThat(file).doesNotExist();
        assertThat(UnfinishedFile.partialOf(file)).doesNotExist();
    }

    @Test
    void refuses_a_second_backup_into_the_same_file_while_one_is_written() throws Exception {
        Path file = newPath();

        try (UnfinishedFile first = UnfinishedFile.create(file)) {
            assertRefused(() -> backup(file), "Another backup is being written to");

            assertThat(first).isNotNull();
            assertThat(UnfinishedFile.partialOf(file)).exists();
        }
    }

    @Test
    void leaves_nothing_when_it_is_interrupted() {
        Path file = newPath();
        Path restored = newPath();

        Thread.currentThread().interrupt();
        assertRefused(() -> backup(file), "Interrupted");
        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        assertRefused(() -> restored(restore(complete, restored)), "Interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).doesNotExist();
        assertThat(UnfinishedFile.partialOf(file)).doesNotExist();
        assertThat(restored).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60, 90, 99})
    void recognises_a_file_that_was_cut_off_and_leaves_nothing_of_it(int percent) throws IOException {
        byte[] content = Files.readAllBytes(complete);
        Path cut = Files.write(newPath(), Arrays.copyOf(content, content.length * percent / 100));
        Path restored = newPath();

        assertRefused(() -> restored(restore(cut, restored)), "is cut off or altered");

        assertThat(restored).doesNotExist();
    }

    @Tag("thorough")
    @Test
    void recognises_a_file_that_lacks_its_last_byte_or_has_another_one_anywhere() throws IOException {
        byte[] content = Files.readAllBytes(complete);
        Path shorter = Files.write(newPath(), Arrays.copyOf(content, content.length - 1));
        assertRefused(() -> restored(restore(shorter, newPath())), "is cut off or altered");

        for (int at = content.length / 5; at < content.length; at += content.length / 5) {
            byte[] altered = content.clone();
            altered[at] ^= 1;
            Path file = Files.write(newPath(), altered);

            assertRefused(() -> restored(restore(file, newPath())), "is cut off or altered");
        }
    }

    @Test
    void recognises_a_header_that_was_altered() throws IOException {
        byte[] archive;
        try (GZIPInputStream content = new GZIPInputStream(Files.newInputStream(complete))) {
            archive = content.readAllBytes();
        }
        int timeOfManifest = 136;
        int timeOfData = new String(archive, StandardCharsets.ISO_8859_1).indexOf("data/") + timeOfManifest;

        for (int at : new int[] {timeOfManifest, timeOfData}) {
            byte[] altered = archive.clone();
            altered[at] ^= 1;
            Path file = newPath();
            try (OutputStream target = new GZIPOutputStream(Files.newOutputStream(file))) {
                target.write(altered);
            }

            assertRefused(() -> restored(restore(file, newPath())), "is cut off or altered");
        }
    }

    @Test
    void recognises_an_entry_that_was_replaced() throws IOException {
        Path forged = newPath();
        try (OutputStream target = Files.newOutputStream(forged)) {
            ArchiveWriter archive = new ArchiveWriter(target);
            archive.add(BackupManifest.NAME, bytes(manifest("18", "1")));
            archive.add(ArchiveWriter.SUMS, bytes("other"));
            archive.finish();
        }

        assertRefused(() -> restored(restore(forged, newPath())), "is cut off or altered");
    }

    @Test
    void refuses_files_that_are_no_backups() throws IOException {
        Path text = Files.writeString(newPath(), "text");
        Path empty = Files.writeString(newPath(), "");

        assertRefused(() -> restored(restore(text, newPath())), "is no backup of Masthead");
        assertRefused(() -> restored(restore(empty, newPath())), "is no backup of Masthead");
        assertRefused(() -> restored(restore(directory, newPath())), "is a directory");
        assertRefused(() -> restored(restore(newPath(), newPath())), "There is no file");
    }

    @Test
    void refuses_a_backup_of_a_newer_version_and_of_another_PostgreSQL() throws IOException {
        Path newFormat = archive("format=2\nversion=9.0\n");
        Path newMigrations = archive(manifest("18", "1,2,3"));
        Path newPostgres = archive(manifest("19", "1"));
        Path otherApplication = archive(manifest("18", "1").replace("application=Masthead", "application=Other"));
        Path restored = newPath();

        assertRefused(() -> restored(restore(newFormat, restored)), "was written by Masthead 9.0, which is newer");
        assertRefused(
                () -> restored(restore(newMigrations, restored)), "was written by Masthead 1.2.3, which is newer");
        assertRefused(() -> restored(restore(newPostgres, restored)), "is of PostgreSQL 19, but this Masthead");
        assertRefused(
                () -> restored(restore(archive(manifest("17", "1")), restored)),
                "brings PostgreSQL 18: restore it with a Masthead that brings PostgreSQL 17.");
        assertRefused(() -> restored(restore(otherApplication, restored)), "is no backup of Masthead");
        assertThat(restored).doesNotExist();
    }

    @Test
    void refuses_a_backup_that_does_not_fit_on_the_disk() throws IOException {
        Path large = archive(manifest("18", "1").replaceFirst("bytes=.*", "bytes=" + Long.MAX_VALUE / 2));

        assertRefused(() -> restored(restore(large, newPath())), "left, and the backup needs");
    }

    @Test
    void refuses_a_directory_that_is_in_use_has_data_or_other_files() throws IOException {
        Path other = Files.createDirectory(newPath());
        Files.writeString(other.resolve("mine"), "mine");
        Path stopped = newPath();
        DatabaseRestore.Restored unused = restore(complete, stopped);

        assertRefused(() -> restored(restore(complete, data)), "uses " + data);
        assertRefused(() -> restored(restore(complete, stopped)), "There is data of Masthead in");
        assertRefused(() -> restored(restore(complete, other)), "is not empty");
        assertThat(namesIn(other)).containsExactly("mine");
    }

    @Test
    void restores_into_an_empty_directory_which_stays_when_that_fails() throws IOException {
        Path empty = Files.createDirectory(newPath());
        Path text = archive(manifest("18", "1"));

        assertRefused(() -> restored(restore(text, empty)), "cannot be recovered");
        assertThat(namesIn(empty)).isSubsetOf("lock");

        assertThat(restore(complete, empty).summary()).startsWith("10000 notes");
    }

    @Test
    void a_killed_restore_is_no_installation_and_the_next_one_removes_it() throws IOException {
        Path killed = Files.createDirectory(newPath());
        Files.createDirectories(killed.resolve("lost+found")); // the root of a file system
        Files.createDirectories(killed.resolve("restore.unfinished/data/postgres/base"));
        Files.createDirectories(killed.resolve("postgresql-12345678.new"));
        Files.writeString(killed.resolve("key"), "moved before the kill");

        assertRefused(() -> TestServers.start(killed).close(), "was interrupted: run it again, or remove");

        DatabaseRestore.Restored restored = restore(complete, killed);
        assertThat(restored.afterInterruption()).isTrue();
        assertThat(namesIn(killed))
                .containsExactlyInAnyOrder("key", "lock", "lost+found", "postgres", "postgres-password");
        assertThat(killed.resolve("key")).hasContent("the key");
    }

    @Tag("thorough")
    @Test
    void ends_the_server_of_a_killed_restore() throws IOException {
        Path killed = Files.createDirectory(newPath());
        Path unfinished = killed.resolve("restore.unfinished/data");
        Files.createDirectories(unfinished.getParent());
        ProcessHandle server;
        try (ChildService recovering = ChildService.start(unfinished)) {
            server = TestServers.serverOf(unfinished);
            recovering.kill();
        }
        assertThat(server.isAlive()).isTrue();

        DatabaseRestore.Restored restored = restore(complete, killed);

        assertThat(restored.afterInterruption()).isTrue();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void a_start_removes_what_a_restore_left_after_its_last_step() throws IOException {
        Path restored = newPath();
        DatabaseRestore.Restored unused = restore(complete, restored);
        Files.createDirectories(restored.resolve("restore.unfinished/data"));

        TestServers.start(restored).close();

        assertThat(restored.resolve("restore.unfinished")).doesNotExist();
    }

    private void insert(int number) {
        try {
            execute(postgres, "insert into numbers values (" + number + ")");
        } catch (java.sql.SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private void backup(Path file) {
        written(new DatabaseBackup(data, TestServers.HOST, new BackupContentOfTests())
                .write(file, (done, total) -> {}));
    }

    private static DatabaseRestore.Restored restore(Path file, Path target) {
        return new DatabaseRestore(
                        target, TestServers.HOST, new BackupContentOfTests(), ignored -> TestServers.binaries())
                .restore(file, (done, total) -> {});
    }

    private Path newPath() {
        return directory.resolve("file-" + names.incrementAndGet());
    }

    private Path archive(String manifest) throws IOException {
        Path file = newPath();
        try (OutputStream target = Files.newOutputStream(file)) {
            ArchiveWriter archive = new ArchiveWriter(target);
            archive.add(BackupManifest.NAME, bytes(manifest));
            archive.addDirectory("data");
            archive.finish();
        }
        return file;
    }

    private static String manifest(String postgresql, String migrations) {
        return new BackupManifest(
                        "Masthead", "1.2.3", postgresql, Set.of(migrations.split(",")), Instant.EPOCH, "0/1", 1)
                .text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> String.valueOf(path.getFileName())).toList().stream();
        }
    }

    private static void assertRefused(ThrowingCallable call, String reason) {
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(call)
                .withMessageContaining(reason)
                .withMessageEndingWith(".");
    }

    private static void written(DatabaseBackup.Written written) {
        assertThat(written.bytes()).isPositive();
    }

    private static void restored(DatabaseRestore.Restored restored) {
        assertThat(restored).isNull();
    }
}
