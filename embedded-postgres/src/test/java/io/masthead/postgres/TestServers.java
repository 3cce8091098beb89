package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Starts servers from binaries that are unpacked once for all tests. */
final class TestServers {

    /** Host application with names of its own, which the launcher must not know. */
    static final HostApplication HOST =
            new HostApplication("Masthead", "masthead", "masthead_app", "DATA_DIR", "DATABASE_URL");

    private TestServers() {}

    static Path binaries() {
        return Unpacked.BINARIES;
    }

    static EmbeddedPostgres start(Path directory) {
        return EmbeddedPostgres.start(directory, HOST, ignored -> binaries(), TestServers::freePort);
    }

    static int freePort() {
        return PostgresServer.freePort(HOST);
    }

    static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        return single(postgres, "show " + setting);
    }

    static String single(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@return whether a program of the system succeeded, such as one that copies a cluster} */
    static boolean ran(String... words) {
        return new Command(List.of(words), Path.of("/"))
                .run(Duration.ofSeconds(60))
                .succeeded();
    }

    static ProcessHandle serverOf(Path directory) throws IOException {
        String processId = Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(processId)).orElseThrow();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.owner().user(), postgres.owner().password());
    }

    /** Separate class, so that a JVM with its own binaries does not unpack these. */
    private static final class Unpacked {

        static final Path BINARIES = unpacked();

        private static Path unpacked() {
            try {
                Path directory = Files.createDirectories(Path.of("target", "postgres-binaries"));
                return PostgresBinaries.onClassPath(Platform.current(HOST), HOST)
                        .unpackedBelow(directory.toRealPath());
            } catch (IOException cause) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
