package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The temporary servers of this JVM, none of which outlives it. */
final class TemporaryServers {

    /** In place of an application: what a problem says of names and settings must fit all tests. */
    private static final HostApplication HOST =
            new HostApplication("Embedded PostgreSQL", "test", "test_service", "java.io.tmpdir", "the JDBC URL");

    private static final Map<Path, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryServers::closeAll, "embedded-postgres-end"));
    }

    private TemporaryServers() {}

    static EmbeddedPostgres start(ServerSettings settings) {
        PostgresBinaries binaries = PostgresBinaries.onClassPath(Platform.current(HOST), HOST);
        DataDirectory directory = DataDirectory.opened(newDirectory(), HOST);
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start(
                    directory, settings, binaries::unpackedBelow, () -> PostgresServer.freePort(HOST));
            RUNNING.put(directory.root(), server);
            return server;
        } catch (RuntimeException | Error problem) {
            deleteExcept(directory.log(), directory);
            throw problem;
        }
    }

    static void delete(DataDirectory directory) {
        RUNNING.remove(directory.root());
        try {
            FileTree.delete(directory.root());
        } catch (IOException cause) {
            throw Problems.writing(directory.host(), directory.root(), cause);
        }
    }

    /** The problem names the log. */
    private static void deleteExcept(Path log, DataDirectory directory) {
        try (Stream<Path> files = Files.list(directory.root())) {
            for (Path file : files.filter(path -> !path.equals(log)).toList()) {
                FileTree.delete(file);
            }
        } catch (IOException cause) {
            throw Problems.writing(directory.host(), directory.root(), cause);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("embedded-postgres-");
        } catch (IOException cause) {
            throw Problems.writing(HOST, Path.of(System.getProperty("java.io.tmpdir")), cause);
        }
    }

    private static void closeAll() {
        List.copyOf(RUNNING.values()).forEach(EmbeddedPostgres::close);
    }
}
