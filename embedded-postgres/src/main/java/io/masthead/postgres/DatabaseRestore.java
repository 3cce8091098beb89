package io.masthead.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * Restores a backup into a data directory that does not exist or is empty. It is unpacked into a directory below, where
 * the server recovers it, and moved to its place at the end.
 */
public final class DatabaseRestore {

    private final Path dataDirectory;
    private final HostApplication host;
    private final BackupContent content;
    private final UnaryOperator<Path> binaries;

    /**
     * Prepares a restore; nothing is touched yet.
     *
     * @param dataDirectory the directory of the data
     * @param host the application whose data it is
     * @param content what that application has in a backup
     */
    public DatabaseRestore(Path dataDirectory, HostApplication host, BackupContent content) {
        this(
                dataDirectory,
                host,
                content,
                directory -> PostgresBinaries.onClassPath(Platform.current(host), host)
                        .unpackedBelow(directory));
    }

    /** The same with other binaries; the argument of {@code binaries} is the data directory. */
    DatabaseRestore(Path dataDirectory, HostApplication host, BackupContent content, UnaryOperator<Path> binaries) {
        this.binaries = binaries;
        this.dataDirectory = dataDirectory.toAbsolutePath();
        this.host = host;
        this.content = content;
    }

    /**
     * Restored backup.
     *
     * @param time the begin of the backup
     * @param version the version of the host application that wrote it
     * @param summary what it holds
     * @param afterInterruption whether an earlier restore had left files, which were removed
     */
    public record Restored(Instant time, String version, String summary, boolean afterInterruption) {}

    /**
     * Restores a backup.
     *
     * @param file the backup
     * @param progress receives the progress
     * @return what was restored
     * @throws EmbeddedPostgresException if that is impossible; then nothing is left of it
     */
    public Restored restore(Path file, CopyProgress progress) {
        BackupProblems.endIfInterrupted();
        if (Files.isDirectory(file)) {
            throw new EmbeddedPostgresException(file + " is a directory: name a backup in it.");
        }
        try (InputStream source = Files.newInputStream(file);
                ArchiveReader archive = opened(source, file)) {
            BackupManifest manifest = manifest(archive, file);
            long size = Files.size(file);
            RestoreDirectory target = RestoreDirectory.prepared(dataDirectory, host, content.files(), binaries);
            try (target) {
                target.requireRoom(manifest.bytes());
                requireVersion(manifest, target.binaries());
                unpack(archive, file, target, done -> progress.reached(done, size));
                String summary = recovered(target, file);
                target.finish();
                return new Restored(manifest.time(), manifest.version(), summary, target.hadLeftovers());
            }
        } catch (EmbeddedPostgresException problem) {
            BackupProblems.endIfInterrupted(); // which may be why a file was not written
            throw problem;
        } catch (NoSuchFileException missing) {
            throw new EmbeddedPostgresException("There is no file " + file + ": name a backup.", missing);
        } catch (IOException problem) {
            throw BackupProblems.reading(file, problem);
        } catch (UncheckedIOException problem) {
            throw BackupProblems.reading(file, new IOException(problem));
        }
    }

    private ArchiveReader opened(InputStream source, Path file) {
        try {
            return new ArchiveReader(source);
        } catch (IOException notCompressed) {
            throw BackupProblems.foreign(file, host);
        }
    }

    private BackupManifest manifest(ArchiveReader archive, Path file) {
        BackupManifest manifest;
        try {
            manifest = BackupManifest.parse(archive.manifest(BackupManifest.NAME));
        } catch (BackupManifest.NewerFormat newer) {
            throw BackupProblems.newer(file, newer.version(), host);
        } catch (ArchiveReader.Damaged damaged) {
            throw BackupProblems.damaged(file);
        } catch (IOException | IllegalArgumentException none) {
            throw BackupProblems.foreign(file, host);
        }
        if (!manifest.host().equals(host.name())) {
            throw BackupProblems.foreign(file, host);
        }
        if (!content.knownMigrations().containsAll(manifest.migrations())) {
            throw BackupProblems.newer(file, manifest.version(), host);
        }
        return manifest;
    }

    private void requireVersion(BackupManifest manifest, Path binaries) throws IOException {
        String ours = PostgresBinaries.version(binaries).map(String::valueOf).orElse("unknown");
        if (!manifest.postgresql().equals(ours)) {
            throw new EmbeddedPostgresException("The backup is of PostgreSQL " + manifest.postgresql() + ", but this "
                    + host.name() + " brings PostgreSQL " + ours + ": restore it with a " + host.name()
                    + " that brings PostgreSQL " + manifest.postgresql() + ".");
        }
    }

    private void unpack(ArchiveReader archive, Path file, RestoreDirectory target, LongConsumer progress) {
        try {
            archive.unpack(target.unpacked(), progress);
        } catch (ArchiveReader.Damaged damaged) {
            throw BackupProblems.damaged(file);
        } catch (IOException problem) {
            throw target.unwritable(problem);
        }
    }

    /** Lets the server recover the database to the end of the backup, and checks it. */
    private String recovered(RestoreDirectory target, Path file) throws IOException {
        String summary;
        try (EmbeddedPostgres postgres = target.started();
                Connection owner = DatabaseBackup.connect(postgres.jdbcUrl(), postgres.owner())) {
            summary = content.summary(owner);
            content.restored(owner);
        } catch (EmbeddedPostgresException | SQLException problem) {
            BackupProblems.endIfInterrupted();
            target.requireRoomForLog();
            throw new EmbeddedPostgresException(
                    "The database in the backup " + file + " cannot be recovered (" + problem.getMessage()
                            + "): restore another one.",
                    problem);
        }
        BackupProblems.endIfInterrupted();
        Optional<String> damaged = PageChecksums.damagedFile(target.cluster());
        if (damaged.isPresent()) {
            throw new EmbeddedPostgresException("The database in the backup " + file + " has a damaged page ("
                    + damaged.get() + "): restore another one.");
        }
        return summary;
    }
}
