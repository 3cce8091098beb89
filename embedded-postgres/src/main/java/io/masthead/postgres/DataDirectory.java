package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Directory of all persistent files.
 *
 * @param root a real, absolute path
 * @param host the application whose data it is
 * @param clusterName the name of the directory of the cluster
 */
record DataDirectory(Path root, HostApplication host, String clusterName) {

    static final String CLUSTER = "postgres";

    private static final long LOG_SEGMENT = 16L * 1024 * 1024;

    DataDirectory(Path root, HostApplication host) {
        this(root, host, CLUSTER);
    }

    static DataDirectory opened(Path path, HostApplication host) {
        Path absolute = path.toAbsolutePath();
        try {
            create(absolute);
            return refuseUnspeakable(new DataDirectory(absolute.toRealPath(), host));
        } catch (IOException cause) {
            throw PostgresProblems.writing(host, absolute, cause);
        }
    }

    /** Directory of the cluster, PostgreSQL's PGDATA. */
    Path cluster() {
        return root.resolve(clusterName);
    }

    Path unfinishedCluster() {
        return root.resolve(clusterName + ".new");
    }

    /** {@return the same directory with a second cluster, which becomes the one of a newer PostgreSQL} */
    DataDirectory withUpgrade() {
        return new DataDirectory(root, host, CLUSTER + ".upgrade");
    }

    /** Name of the second cluster once it is complete. */
    Path upgradedCluster() {
        return root.resolve(CLUSTER + ".upgraded");
    }

    /** Name of the cluster of an older PostgreSQL after its upgrade. */
    Path olderCluster(int version) {
        return root.resolve(CLUSTER + "-" + version);
    }

    /** Directory in which a backup is recovered before it becomes the data. */
    Path unfinishedRestore() {
        return root.resolve("restore.unfinished");
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

    /** {@return whether a server finds no room for its log: it ends then, and says nothing to its clients} */
    boolean isFull() throws IOException {
        return Files.getFileStore(root).getUsableSpace() < LOG_SEGMENT;
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
            // A second instance that starts at the same moment may have created it: the lock decides between the two.
            if (!Files.isDirectory(path)) {
                throw problem;
            }
        }
    }

    private static DataDirectory refuseUnspeakable(DataDirectory directory) {
        // pg_ctl passes the path to a shell in double quotes, without escaping special characters.
        if (directory.root().toString().chars().anyMatch(character -> "\"$`\\\n".indexOf(character) >= 0)) {
            throw new EmbeddedPostgresException("The name of the data directory " + directory.root()
                    + " has one of the characters \" $ ` \\ or a line"
                    + " break in it, which PostgreSQL cannot take: give "
                    + directory.host().name()
                    + " another one with " + directory.host().dataDirectorySetting() + ".");
        }
        return directory;
    }
}
