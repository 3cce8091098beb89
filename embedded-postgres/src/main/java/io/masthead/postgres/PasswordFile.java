package io.masthead.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Password of the superuser; it is generated once, before the cluster. */
final class PasswordFile {

    private final DataDirectory directory;

    PasswordFile(DataDirectory directory) {
        this.directory = directory;
    }

    String readOrCreated() {
        Path file = directory.password();
        try {
            if (Files.exists(file)) {
                // A restored or copied file may have other permissions.
                if (!Files.getPosixFilePermissions(file).equals(FileTree.PRIVATE_FILE)) {
                    Files.setPosixFilePermissions(file, FileTree.PRIVATE_FILE);
                }
                String secret =
                        Files.readString(file, StandardCharsets.US_ASCII).strip();
                if (!secret.isEmpty()) {
                    return secret;
                }
            }
            if (Files.exists(directory.cluster().resolve("PG_VERSION"))) {
                throw new EmbeddedPostgresException(
                        "The password file " + file + " is missing or empty, but the data in "
                                + directory.cluster() + " needs it: restore the file from a backup, or "
                                + directory.host().giveAnotherDirectory() + ".");
            }
            return created(file);
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), file, cause);
        }
    }

    private static String created(Path file) throws IOException {
        String secret = Secret.made();
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FileTree.privateFile())) {
            ByteBuffer content = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        FileTree.rename(unfinished, file);
        return secret;
    }
}
