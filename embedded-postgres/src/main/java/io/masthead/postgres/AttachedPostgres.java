package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that another process of the host application runs, for a process that can read its directory. It is
 * used as its owner: the password of the service's role is known to that other process alone.
 *
 * @param jdbcUrl where it is
 * @param owner the superuser
 */
public record AttachedPostgres(String jdbcUrl, EmbeddedPostgres.Login owner) {

    private static final int LINE_OF_PORT = 3;

    /**
     * {@return the PostgreSQL that runs on the data of a directory, if the host application is running there}
     *
     * @param dataDirectory the directory
     * @param host the application whose data it is
     * @throws EmbeddedPostgresException if one is running, but this process cannot connect to it
     */
    public static Optional<AttachedPostgres> on(Path dataDirectory, HostApplication host) {
        DataDirectory directory = DataDirectory.opened(dataDirectory, host);
        return DirectoryLock.isTaken(directory) ? Optional.of(in(directory)) : Optional.empty();
    }

    private static AttachedPostgres in(DataDirectory directory) {
        try {
            List<String> lines = Files.readAllLines(directory.cluster().resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
            return new AttachedPostgres(
                    ServedDatabase.url(port, directory.host().database()),
                    new EmbeddedPostgres.Login(
                            directory.host().database(), new PasswordFile(directory).readOrCreated()));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException starting) {
            throw new EmbeddedPostgresException(
                    "The " + directory.host().name() + " that uses " + directory.root()
                            + " is just starting or stopping, or its files cannot be read; try again.",
                    starting);
        }
    }
}
