package io.masthead.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * File that has the name FILE.partial until it is complete and on the disk. It is readable by its owner alone, and removed
 * unless it is finished; one that a killed process left is overwritten.
 */
final class UnfinishedFile implements AutoCloseable {

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private boolean named;
    private boolean finished;

    private UnfinishedFile(Path file, Path partial, FileChannel channel) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
    }

    static Path partialOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** {@return the file, or null if another process writes it} */
    @SuppressWarnings("resource") // the channel is the lock, and stays open
    static @Nullable UnfinishedFile create(Path file) throws IOException {
        Path partial = partialOf(file);
        FileChannel channel = FileChannel.open(
                partial, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FileTree.privateFile());
        // Another process may have finished it, and given it its name, since it was opened.
        if (tryLock(channel) == null || !Files.exists(partial) || Files.exists(file)) {
            channel.close();
            return null;
        }
        UnfinishedFile created = new UnfinishedFile(file, partial, channel);
        try {
            Files.setPosixFilePermissions(partial, FileTree.PRIVATE_FILE);
            channel.truncate(0);
            return created;
        } catch (IOException | RuntimeException | Error problem) {
            created.close();
            throw problem;
        }
    }

    OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    void finish() throws IOException {
        channel.force(true);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        named = true;
        FileTree.rename(partial, file);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!finished) {
                Files.deleteIfExists(partial);
                if (named) { // but perhaps not kept through a power failure
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }
}
