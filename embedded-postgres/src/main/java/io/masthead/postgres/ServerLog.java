package io.masthead.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Log of the server, postgres.log. */
final class ServerLog {

    static final long LIMIT = 10L * 1024 * 1024;

    private final Path file;
    private final HostApplication host;

    ServerLog(DataDirectory directory) {
        this.file = directory.log();
        this.host = directory.host();
    }

    /** Creates it, or empties it when it has grown over the limit; a running server appends at the current end. */
    void prepare() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, FileTree.privateFile());
            } else if (Files.size(file) > LIMIT) {
                Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(host, file, cause);
        }
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }

    /** Text after the first {@code size} bytes. */
    String since(long size) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ).position(size)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }
}
