package io.masthead.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Data directory while a backup is restored into it, locked against all other processes. Until {@link #finish} it holds no
 * cluster, so that it is no installation; unless finished, all that is in it is removed.
 */
final class RestoreDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    /** That of a file system whose root this is. */
    private static final String LOST_AND_FOUND = "lost+found";

    private static final String MEBIBYTES = " MiB";
    private static final long MEBIBYTE = 1024L * 1024;

    /** The programs of PostgreSQL, and the log that the recovery writes. */
    private static final long ROOM_BESIDE_DATA = 256 * MEBIBYTE;

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final boolean created;
    private final boolean hadLeftovers;
    private final List<String> files;
    private final UnaryOperator<Path> programs;
    private boolean finished;

    private RestoreDirectory(
            DataDirectory directory,
            DirectoryLock lock,
            boolean created,
            boolean hadLeftovers,
            List<String> files,
            UnaryOperator<Path> programs) {
        this.directory = directory;
        this.lock = lock;
        this.created = created;
        this.hadLeftovers = hadLeftovers;
        this.files = files;
        this.programs = programs;
    }

    /** Refuses a start between the parts of a restore, and removes what a finished one did not. */
    static void requireFinished(DataDirectory directory) {
        Path unfinished = directory.unfinishedRestore();
        if (!Files.exists(unfinished)) {
            return;
        }
        if (!Files.exists(directory.cluster().resolve(Cluster.VERSION))) {
            throw new EmbeddedPostgresException("A restore into " + directory.root()
                    + " was interrupted: run it again, or remove " + unfinished + " to start without data.");
        }
        try {
            FileTree.delete(unfinished);
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), unfinished, cause);
        }
    }

    /** Locks an empty directory; {@code files} are the names of the host application's own. */
    static RestoreDirectory prepared(
            Path path, HostApplication host, List<String> files, UnaryOperator<Path> programs) {
        boolean created = !Files.exists(path);
        if (!created) {
            requireEmpty(new DataDirectory(path, host), files);
        }
        DataDirectory directory = DataDirectory.opened(path, host);
        DirectoryLock lock = DirectoryLock.taken(directory);
        try {
            requireEmpty(directory, files);
            boolean hadLeftovers = Files.exists(directory.unfinishedRestore());
            RestoreDirectory prepared = new RestoreDirectory(directory, lock, created, hadLeftovers, files, programs);
            new ClusterProcess(prepared.restored()).quit();
            prepared.clear();
            Files.createDirectory(directory.unfinishedRestore(), FileTree.privateDirectory());
            return prepared;
        } catch (IOException cause) {
            lock.close();
            throw PostgresProblems.writing(host, path, cause);
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    boolean hadLeftovers() {
        return hadLeftovers;
    }

    /** Directory of what is in the backup. */
    Path unpacked() {
        return directory.unfinishedRestore();
    }

    Path cluster() {
        return restored().cluster();
    }

    /** Programs of PostgreSQL, which the service will use as well. */
    Path binaries() {
        return programs.apply(directory.root());
    }

    void requireRoom(long bytes) throws IOException {
        long free = Files.getFileStore(directory.root()).getUsableSpace();
        long needed = bytes + ROOM_BESIDE_DATA;
        if (free < needed) {
            throw new EmbeddedPostgresException("The disk that holds " + directory.root() + " has " + free / MEBIBYTE
                    + MEBIBYTES + " left, and the backup needs " + needed / MEBIBYTE + MEBIBYTES
                    + ": free some space there, or name a directory on another disk with "
                    + directory.host().dataDirectorySetting() + ".");
        }
    }

    void requireRoomForLog() throws IOException {
        if (directory.isFull()) {
            throw PostgresProblems.diskFull(directory.host(), directory.root());
        }
    }

    EmbeddedPostgresException unwritable(IOException problem) {
        return PostgresProblems.writing(directory.host(), directory.root(), problem);
    }

    /** Starts the server as the service will, on the unpacked files. */
    EmbeddedPostgres started() throws IOException {
        Path binaries = binaries();
        PostgresAccount account = PostgresAccount.chosen(directory);
        account.takeOver(directory, binaries);
        account.giveWay(unpacked());
        account.take(cluster());
        for (String name : files) {
            account.takeForHost(restored().root().resolve(name));
        }
        return Uninterrupted.result(
                restored().root(),
                () -> EmbeddedPostgres.start(
                        restored(),
                        ServerSettings.ofDurableServer(),
                        Optional.empty(),
                        unused -> binaries,
                        () -> PostgresServer.freePort(directory.host())));
    }

    /** Makes what was unpacked the data; the cluster comes last, and completes it. */
    void finish() throws IOException {
        for (String name : ownFiles()) {
            Path file = restored().root().resolve(name);
            if (Files.exists(file)) {
                try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    content.force(true);
                }
                FileTree.rename(file, directory.root().resolve(name));
            }
        }
        FileTree.rename(cluster(), directory.cluster());
        finished = true;
        FileTree.delete(unpacked());
    }

    @Override
    public void close() throws IOException {
        try {
            if (!finished) {
                clear();
                if (created) {
                    Files.delete(directory.lock());
                    Files.delete(directory.root());
                }
            }
        } finally {
            lock.close();
        }
    }

    private DataDirectory restored() {
        return new DataDirectory(unpacked().resolve("data"), directory.host());
    }

    private List<String> ownFiles() {
        return ownFiles(directory, files);
    }

    private static List<String> ownFiles(DataDirectory directory, List<String> files) {
        List<String> names = new ArrayList<>(files);
        names.add(String.valueOf(directory.password().getFileName()));
        return names;
    }

    private static void requireEmpty(DataDirectory directory, List<String> files) {
        if (DirectoryLock.isTaken(directory)) {
            return; // which the lock refuses with the process that has it
        }
        if (Files.exists(directory.cluster())) {
            throw new EmbeddedPostgresException(
                    "There is data of " + directory.host().name() + " in "
                            + directory.root() + ": move it away, or name another directory with "
                            + directory.host().dataDirectorySetting() + ".");
        }
        try (Stream<Path> content = Files.list(directory.root())) {
            boolean leftovers = Files.exists(directory.unfinishedRestore());
            if (!content.allMatch(path -> isLeftover(path, leftovers, ownFiles(directory, files)))) {
                throw new EmbeddedPostgresException("The directory " + directory.root()
                        + " is not empty: empty it, or name another one with "
                        + directory.host().dataDirectorySetting() + ".");
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
    }

    private static boolean isLeftover(Path path, boolean ofRestore, List<String> ownFiles) {
        String name = String.valueOf(path.getFileName());
        boolean fromRestore = name.equals("restore.unfinished")
                || ownFiles.contains(name)
                || PostgresBinaries.UNPACKED.matcher(name).matches();
        return name.equals(LOCK) || name.equals(LOST_AND_FOUND) || (ofRestore && fromRestore);
    }

    /** Removes what a restore has left: {@code restore.unfinished} last, since the others are known by it. */
    private void clear() throws IOException {
        try (Stream<Path> content = Files.list(directory.root())) {
            for (Path path : content.filter(path -> !path.equals(directory.lock()))
                    .filter(path -> !path.equals(unpacked()))
                    .filter(path -> !path.endsWith(LOST_AND_FOUND))
                    .toList()) {
                FileTree.delete(path);
            }
        }
        FileTree.delete(unpacked());
    }
}
