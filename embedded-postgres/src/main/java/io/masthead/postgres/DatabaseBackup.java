package io.masthead.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Backups of the data of a host application as one file, while it runs or not.
 *
 * <p>The file is an archive that {@code tar} unpacks: a manifest, the directory {@code data}, and the checksums.
 */
public final class DatabaseBackup {

    static final String DATA = "data/";
    static final String CLUSTER = DATA + "postgres/";

    /** MiB left free on the disk of the data, so that a backup there never takes what the running database needs. */
    private static final long RESERVE = 256;

    private static final long MEBIBYTE = 1024L * 1024;

    private final Path dataDirectory;
    private final HostApplication host;
    private final BackupContent content;

    /**
     * Prepares a backup; nothing is touched yet.
     *
     * @param dataDirectory the directory of the data
     * @param host the application whose data it is
     * @param content what that application has in a backup
     */
    public DatabaseBackup(Path dataDirectory, HostApplication host, BackupContent content) {
        this.dataDirectory = dataDirectory.toAbsolutePath();
        this.host = host;
        this.content = content;
    }

    /**
     * Written backup.
     *
     * @param bytes the size of the file
     * @param dataBytes the size of the data in it
     */
    public record Written(long bytes, long dataBytes) {}

    /**
     * Writes a backup.
     *
     * @param file the file, which must not exist
     * @param progress receives the progress
     * @return the size
     * @throws EmbeddedPostgresException if that is impossible; then nothing is left of the backup
     */
    public Written write(Path file, CopyProgress progress) {
        Path target = file.toAbsolutePath();
        requireInstallation();
        requireFree(target);
        try (UnfinishedFile unfinished = UnfinishedFile.create(target)) {
            if (unfinished == null) {
                throw new EmbeddedPostgresException("Another backup is being written to " + file
                        + ": wait for its end, or give this one another name.");
            }
            long dataBytes = writeRunning(unfinished, target, progress);
            unfinished.finish();
            return new Written(Files.size(target), dataBytes);
        } catch (EmbeddedPostgresException problem) {
            BackupProblems.endIfInterrupted(); // which may be why the server did not start
            throw problem;
        } catch (IOException problem) {
            throw BackupProblems.writing(file, problem);
        } catch (UncheckedIOException problem) {
            throw BackupProblems.writing(file, new IOException(problem));
        }
    }

    private void requireInstallation() {
        Path version = dataDirectory.resolve(DataDirectory.CLUSTER).resolve(Cluster.VERSION);
        try {
            String unused = Files.readString(version);
        } catch (AccessDeniedException closed) {
            throw BackupProblems.readingData(version, closed);
        } catch (IOException none) {
            throw new EmbeddedPostgresException(
                    "There is no data of " + host.name() + " in " + dataDirectory + ": name its data directory with "
                            + host.dataDirectorySetting() + ".",
                    none);
        }
    }

    private void requireFree(Path file) {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new EmbeddedPostgresException(
                    "There is no directory for " + file + ": make it, or name another file.");
        }
        if (Files.isDirectory(file)) {
            throw new EmbeddedPostgresException("A directory has the name " + file + ": name a file in it.");
        }
        if (Files.exists(file)) {
            throw new EmbeddedPostgresException(
                    "The file " + file + " exists: give the backup another name, or move that file away.");
        }
        try {
            if (directory.toRealPath().startsWith(dataDirectory.toRealPath())) {
                throw new EmbeddedPostgresException("The file " + file + " would be inside of the data directory "
                        + dataDirectory + ": name one outside of it, best on another disk.");
            }
        } catch (IOException problem) {
            throw BackupProblems.writing(file, problem);
        }
    }

    /** Writes the backup with the server that runs, or one that runs for it. */
    private long writeRunning(UnfinishedFile unfinished, Path target, CopyProgress progress) throws IOException {
        Optional<AttachedPostgres> running = AttachedPostgres.on(dataDirectory, host);
        if (running.isPresent()) {
            return write(
                    unfinished, target, running.get().jdbcUrl(), running.get().owner(), progress);
        }
        try (EmbeddedPostgres postgres = Uninterrupted.result(
                DataDirectory.opened(dataDirectory, host).root(), () -> EmbeddedPostgres.start(dataDirectory, host))) {
            BackupProblems.endIfInterrupted();
            return write(unfinished, target, postgres.jdbcUrl(), postgres.owner(), progress);
        }
    }

    private long write(
            UnfinishedFile unfinished, Path target, String jdbcUrl, EmbeddedPostgres.Login owner, CopyProgress progress)
            throws IOException {
        try (Connection session = connect(jdbcUrl, owner)) {
            requireKnown(content.migrationsOf(session));
            Copy copy = new Copy(unfinished, target, progress);
            copy.write(session);
            return copy.done;
        } catch (SQLException problem) {
            throw new EmbeddedPostgresException(
                    "The PostgreSQL on " + dataDirectory + " ended the backup (" + problem.getMessage()
                            + "): see whether " + host.name() + " still runs, and try again.",
                    problem);
        }
    }

    /** The manifest names this version as one that can restore the backup. */
    private void requireKnown(Set<String> migrations) {
        if (!content.knownMigrations().containsAll(migrations)) {
            throw new EmbeddedPostgresException("A newer " + host.name() + " has changed the data in " + dataDirectory
                    + ": make the backup with that version.");
        }
    }

    static Connection connect(String jdbcUrl, EmbeddedPostgres.Login owner) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", owner.user());
        properties.setProperty("password", owner.password());
        properties.setProperty("ApplicationName", "backup");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** One copy of the data into a file. */
    private final class Copy {

        private final UnfinishedFile unfinished;
        private final Path target;
        private final CopyProgress progress;
        private final DataDirectory directory = DataDirectory.opened(dataDirectory, host);
        private final boolean sharesDisk;
        private final long reserve;
        private long done;
        private long total;

        private Copy(UnfinishedFile unfinished, Path target, CopyProgress progress) throws IOException {
            this.unfinished = unfinished;
            this.target = target;
            this.progress = progress;
            Path parent = target.resolveSibling("");
            this.sharesDisk = Files.getFileStore(parent).equals(Files.getFileStore(directory.root()));
            this.reserve = sharesDisk ? RESERVE * MEBIBYTE : Math.min(RESERVE * MEBIBYTE, freeForData() / 2);
        }

        private void write(Connection session) throws IOException, SQLException {
            Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            OnlineBackup backup = OnlineBackup.begin(session, host.name() + " " + time);
            ClusterFiles files = listed();
            total = files.bytes();
            ArchiveWriter archive = new ArchiveWriter(unfinished.output());
            archive.add(
                    BackupManifest.NAME, manifest(session, backup, time).text().getBytes(StandardCharsets.UTF_8));
            archive.addDirectory("data");
            for (String name : content.files()) {
                addIfExists(archive, name);
            }
            addIfExists(archive, String.valueOf(directory.password().getFileName()));
            archive.addDirectory(CLUSTER.substring(0, CLUSTER.length() - 1));
            for (String name : files.directories()) {
                archive.addDirectory(CLUSTER + name);
            }
            ClusterCopy copy = new ClusterCopy(directory.cluster(), archive, CLUSTER, this::passed);
            for (String name : files.files()) {
                copy.add(name, backup.beginAsNumber());
            }
            copy.addControl();
            OnlineBackup.End end = backup.end();
            archive.add(CLUSTER + "backup_label", end.label().getBytes(StandardCharsets.UTF_8));
            for (String segment : end.segments()) {
                copy.addRequired(ClusterFiles.WAL + "/" + segment);
            }
            archive.finish();
        }

        private ClusterFiles listed() {
            try {
                return ClusterFiles.of(directory.cluster());
            } catch (IOException problem) {
                throw BackupProblems.readingData(directory.cluster(), problem);
            }
        }

        private BackupManifest manifest(Connection session, OnlineBackup backup, Instant time)
                throws IOException, SQLException {
            return new BackupManifest(
                    host.name(),
                    content.version(),
                    Files.readString(directory.cluster().resolve(Cluster.VERSION))
                            .strip(),
                    content.migrationsOf(session),
                    time,
                    backup.begin(),
                    total);
        }

        private void addIfExists(ArchiveWriter archive, String name) throws IOException {
            Path file = directory.root().resolve(name);
            if (Files.exists(file)) {
                byte[] bytes;
                try {
                    bytes = Files.readAllBytes(file);
                } catch (IOException problem) {
                    throw BackupProblems.readingData(file, problem);
                }
                archive.add(DATA + name, bytes);
            }
        }

        private long freeForData() throws IOException {
            return Files.getFileStore(directory.root()).getUsableSpace();
        }

        /** The server keeps all of its log until the end of a backup, on the disk of the data. */
        private void passed(long bytes) throws IOException {
            BackupProblems.endIfInterrupted();
            if (freeForData() < reserve) {
                throw sharesDisk
                        ? BackupProblems.noRoomForData(target, RESERVE)
                        : BackupProblems.noRoomForLog(directory.root(), reserve / MEBIBYTE);
            }
            done += bytes;
            total = Math.max(done, total);
            progress.reached(done, total);
        }
    }
}
