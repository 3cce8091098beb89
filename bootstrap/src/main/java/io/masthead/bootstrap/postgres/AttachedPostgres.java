package io.masthead.bootstrap.postgres;

import io.masthead.bootstrap.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that another Masthead runs, for someone who can read its directory. It is used as its owner: the
 * password of the service's role is known to that Masthead alone.
 *
 * @param jdbcUrl where it is
 * @param owner the superuser
 */
public record AttachedPostgres(String jdbcUrl, EmbeddedPostgres.Login owner) {

    private static final int LINE_OF_PORT = 3;

    /**
     * {@return the PostgreSQL that runs on the data of a directory, if a Masthead is running there}
     *
     * @param dataDirectory the directory
     * @throws StartupProblem if one is running, but cannot be visited
     */
    public static Optional<AttachedPostgres> on(Path dataDirectory) {
        DataDirectory directory = DataDirectory.opened(dataDirectory);
        return DirectoryLock.isTaken(directory) ? Optional.of(in(directory)) : Optional.empty();
    }

    private static AttachedPostgres in(DataDirectory directory) {
        try {
            List<String> lines = Files.readAllLines(directory.cluster().resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
            return new AttachedPostgres(
                    ServedDatabase.url(port, EmbeddedPostgres.NAME),
                    new EmbeddedPostgres.Login(EmbeddedPostgres.NAME, new PasswordFile(directory).readOrCreated()));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException starting) {
            throw new StartupProblem(
                    "The Masthead that uses " + directory.root()
                            + " is just starting or stopping, or its files cannot be" + " read; try again.",
                    starting);
        }
    }
}
