package io.masthead.bootstrap.postgres;

import io.masthead.bootstrap.StartupProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything that must last is kept; {@code root} is a real, absolute path. */
record DataDirectory(Path root) {

    static DataDirectory opened(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            create(absolute);
            return new DataDirectory(refuseUnspeakable(absolute.toRealPath()));
        } catch (IOException cause) {
            throw Problems.writing(absolute, cause);
        }
    }

    /** The cluster: what PostgreSQL calls PGDATA. */
    Path cluster() {
        return root.resolve("postgres");
    }

    Path unfinishedCluster() {
        return root.resolve("postgres.new");
    }

    Path password() {
        return root.resolve("postgres-password");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(path, FileTree.privateDirectory());
        } catch (FileAlreadyExistsException problem) {
            // A second instance that starts at the same moment may have made it: the lock decides between the two.
            if (!Files.isDirectory(path)) {
                throw problem;
            }
        }
    }

    private static Path refuseUnspeakable(Path path) {
        // pg_ctl hands the path to a shell in double quotes, without escaping what means something in there.
        if (path.toString().chars().anyMatch(character -> "\"$`\\\n".indexOf(character) >= 0)) {
            throw new StartupProblem(
                    "The name of the data directory " + path + " has one of the characters \" $ ` \\ or"
                            + " a line break in it, which PostgreSQL cannot take: give Masthead another one with DATA_DIR.");
        }
        return path;
    }
}
