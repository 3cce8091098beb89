package io.masthead.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lock for one process at a time; the operating system releases it even after kill -9. */
final class DirectoryLock implements AutoCloseable {

    private static final int LONGEST_PROCESS_ID = 20;

    private final DataDirectory directory;
    private final FileChannel channel;

    private DirectoryLock(DataDirectory directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock taken(DataDirectory directory) {
        String us = Long.toString(ProcessHandle.current().pid());
        // POSIX drops a process's locks on a file as soon as it closes any handle of that file: a second lock of this
        // JVM has to be refused before it opens the file. Locks belong to the JVM, and so does this set.
        if (System.getProperties().putIfAbsent(noteOf(directory), us) != null) {
            throw inUse(directory, us);
        }
        try {
            return new DirectoryLock(directory, locked(directory, us));
        } catch (IOException cause) {
            System.getProperties().remove(noteOf(directory));
            throw PostgresProblems.writing(directory.host(), directory.lock(), cause);
        } catch (RuntimeException | Error problem) {
            System.getProperties().remove(noteOf(directory));
            throw problem;
        }
    }

    /** {@return whether a process uses the directory at this moment} */
    static boolean isTaken(DataDirectory directory) {
        if (System.getProperty(noteOf(directory)) != null) {
            return true; // and the file must not even be opened
        }
        if (!Files.exists(directory.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.lock(), cause);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.lock(), cause);
        } finally {
            System.getProperties().remove(noteOf(directory));
        }
    }

    // The channel is the lock: it stays open until the lock is released.
    @SuppressWarnings("resource")
    private static FileChannel locked(DataDirectory directory, String us) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.lock(),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                FileTree.privateFile());
        try {
            if (tryLock(channel) == null) {
                throw inUse(directory, contentOf(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(us.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException | Error problem) {
            channel.close();
            throw problem;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    private static String contentOf(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(LONGEST_PROCESS_ID);
        int length = channel.read(content, 0);
        return length <= 0 ? "unknown" : new String(content.array(), 0, length, StandardCharsets.US_ASCII).strip();
    }

    private static EmbeddedPostgresException inUse(DataDirectory directory, String process) {
        return new EmbeddedPostgresException("Another " + directory.host().name() + " (process " + process + ") uses "
                + directory.root() + "; stop it, or give this one its own data directory with "
                + directory.host().dataDirectorySetting() + ".");
    }

    private static String noteOf(DataDirectory directory) {
        return DirectoryLock.class.getName() + ":" + directory.root();
    }
}
