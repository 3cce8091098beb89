package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.ran;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that become full in the middle of a backup or a restore: real ones, which root can make. */
@SuppressWarnings("MethodName")
class FullDiskTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Path directory;
    private final Path disk;

    FullDiskTest(@TempDir Path temporary) throws IOException {
        directory = temporary.toRealPath();
        disk = Files.createDirectory(directory.resolve("disk"));
    }

    @BeforeEach
    void mount_a_disk() {
        assumeTrue(new UnixSystem().getUid() == 0 && Files.isDirectory(Path.of("/proc/self")));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=400m", "none", disk.toString()));
    }

    @AfterEach
    void unmount_it() {
        assertThat(ran("sh", "-c", "! mountpoint -q \"$0\" || umount \"$0\"", disk.toString()))
                .isTrue();
    }

    @Test
    void a_backup_removes_its_file_where_that_does_not_fit() throws Exception {
        Path data = directory.resolve("data");
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            execute(postgres, "create table notes (text text)");
            fill(0);

            assertRefused(
                    () -> backup(data, disk.resolve("backup")),
                    "The disk that holds " + disk.resolve("backup")
                            + " is full: free some space there, or name a file on another disk; this backup was removed.");

            assertThat(disk.resolve("backup.partial")).doesNotExist();
            assertThat(single(postgres, "select count(*) from notes")).isEqualTo("0");
        }
    }

    @Test
    void a_backup_to_another_disk_leaves_room_for_the_log_that_the_database_keeps_for_it() throws Exception {
        Path data = disk.resolve("data");
        Path file = directory.resolve("backup");
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            execute(postgres, "create table notes (text text)");

            assertRefused(
                    () -> {
                        DatabaseBackup.Written unused = new DatabaseBackup(
                                        data, TestServers.HOST, new BackupContentOfTests())
                                .write(file, (done, total) -> fill(32 * MEBIBYTE));
                    },
                    "MiB left, and the database keeps its log there until the end of a backup: free some space there, or"
                            + " make the backup while less is written; this backup was removed.");

            assertThat(file).doesNotExist();
            assertThat(directory.resolve("backup.partial")).doesNotExist();
            execute(postgres, "insert into notes values ('there is room')");
        }
    }

    @Test
    void a_restore_does_not_blame_the_backup_and_leaves_nothing() throws Exception {
        Path data = directory.resolve("data");
        Path file = directory.resolve("backup");
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            execute(postgres, "create table notes (text text)");
            execute(postgres, "insert into notes values ('kept')");
        }
        backup(data, file);
        Path target = disk.resolve("restored");
        AtomicInteger uses = new AtomicInteger();

        assertRefused(
                () -> restore(file, target, () -> {
                    if (uses.incrementAndGet() == 2) { // of the programs, with which the recovery begins
                        fill(4 * MEBIBYTE);
                    }
                }),
                " is full: free some space there, or give Masthead another data directory with DATA_DIR.");

        assertThat(target).doesNotExist();
        Files.delete(disk.resolve("filler"));
        restore(file, target, () -> {});
        assertThat(target.resolve("postgres")).exists();
    }

    private static void assertRefused(ThrowingCallable call, String end) {
        assertThatThrownBy(call).isInstanceOf(EmbeddedPostgresException.class).hasMessageEndingWith(end);
    }

    private static void backup(Path data, Path file) {
        DatabaseBackup.Written unused =
                new DatabaseBackup(data, TestServers.HOST, new BackupContentOfTests()).write(file, (done, total) -> {});
    }

    private static void restore(Path file, Path target, Runnable atEachUseOfThePrograms) {
        DatabaseRestore.Restored unused = new DatabaseRestore(
                        target, TestServers.HOST, new BackupContentOfTests(), ignored -> {
                            atEachUseOfThePrograms.run();
                            return TestServers.binaries();
                        })
                .restore(file, (done, total) -> {});
    }

    /** Fills the disk, but for so many bytes. */
    private void fill(long free) {
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[MEBIBYTE];
            while (Files.getFileStore(disk).getUsableSpace() > free + MEBIBYTE) {
                filler.write(block);
            }
            if (free == 0) {
                filler.write(block);
            }
        } catch (IOException full) {
            if (free > 0) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
