package io.masthead.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies files of a running cluster into an archive. A page that is damaged on the disk ends the copy. */
final class ClusterCopy {

    private static final int CHUNK = 128 * PageChecksums.PAGE;
    private static final int READS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path cluster;
    private final ArchiveWriter archive;
    private final String prefix;
    private final Checkpoint checkpoint;
    private final byte[] chunk = new byte[CHUNK];

    /** Called between two chunks with the number of bytes that were copied since the last call. */
    interface Checkpoint {

        void passed(long bytes) throws IOException;
    }

    /**
     * Prepares a copy.
     *
     * @param prefix the directory of the files in the archive
     */
    ClusterCopy(Path cluster, ArchiveWriter archive, String prefix, Checkpoint checkpoint) {
        this.cluster = cluster;
        this.archive = archive;
        this.prefix = prefix;
        this.checkpoint = checkpoint;
    }

    /** Copies a file as far as it reaches now; one that has been removed meanwhile is removed again by the recovery. */
    void add(String name, long begin) throws IOException {
        try (FileChannel file = opened(name)) {
            if (file != null) {
                add(name, file, PageChecksums.firstBlock(name), begin);
            }
        }
    }

    /** Copies a file that must exist. */
    void addRequired(String name) throws IOException {
        if (!Files.exists(cluster.resolve(name))) {
            throw new EmbeddedPostgresException("The PostgreSQL on " + cluster + " removed " + name
                    + " before it was copied: remove max_slot_wal_keep_size from its configuration, and try again.");
        }
        add(name, Long.MAX_VALUE);
    }

    /** Copies the control file, which the server writes again and again, in a state that it has had. */
    void addControl() throws IOException {
        Path control = cluster.resolve(ClusterFiles.CONTROL);
        byte[] content = read(control);
        for (byte[] again = read(control); !Arrays.equals(content, again); again = read(control)) {
            content = again;
        }
        archive.add(prefix + ClusterFiles.CONTROL, content);
    }

    private void add(String name, FileChannel file, Optional<Integer> firstBlock, long begin) throws IOException {
        try (ArchiveWriter.Entry entry = archive.begin(prefix + name, file.size())) {
            int block = firstBlock.orElse(0);
            for (long at = 0; entry.missing() > 0; at += CHUNK) {
                int length = read(name, file, at, (int) Math.min(CHUNK, entry.missing()), chunk);
                if (firstBlock.isPresent()) {
                    verify(name, file, at, length, block, begin);
                    block += CHUNK / PageChecksums.PAGE;
                }
                entry.write(chunk, length);
                checkpoint.passed(length);
                if (length < CHUNK) {
                    return;
                }
            }
        }
    }

    private void verify(String name, FileChannel file, long at, int length, int block, long begin) throws IOException {
        for (int page = 0; page < length / PageChecksums.PAGE; page++) {
            int index = page * PageChecksums.PAGE;
            if (!PageChecksums.isIntact(chunk, index, block + page)) {
                readAgain(name, file, at + index, index, block + page, begin);
            }
        }
    }

    /** The server may be writing the page. If it has changed since the begin, the log has the whole page. */
    private void readAgain(String name, FileChannel file, long at, int index, int block, long begin)
            throws IOException {
        byte[] page = new byte[PageChecksums.PAGE];
        for (int read = 0; read < READS; read++) {
            if (Long.compareUnsigned(PageChecksums.changedAt(chunk, index), begin) >= 0) {
                return;
            }
            pause();
            if (read(name, file, at, page.length, page) < page.length) {
                return; // cut off meanwhile, as the log says
            }
            System.arraycopy(page, 0, chunk, index, page.length);
            if (PageChecksums.isIntact(chunk, index, block)) {
                return;
            }
        }
        throw new EmbeddedPostgresException("The file " + cluster.resolve(name) + " is damaged in block " + block
                + ", and so would be a backup: check the disk, and restore the last backup.");
    }

    private int read(String name, FileChannel file, long at, int length, byte[] target) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        try {
            while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {}
            return buffer.position();
        } catch (IOException problem) {
            throw BackupProblems.readingData(cluster.resolve(name), problem);
        }
    }

    private @Nullable FileChannel opened(String name) {
        try {
            return FileChannel.open(cluster.resolve(name), StandardOpenOption.READ);
        } catch (NoSuchFileException removed) {
            return null;
        } catch (IOException problem) {
            throw BackupProblems.readingData(cluster.resolve(name), problem);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException problem) {
            throw BackupProblems.readingData(file, problem);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw BackupProblems.interrupted();
        }
    }
}
