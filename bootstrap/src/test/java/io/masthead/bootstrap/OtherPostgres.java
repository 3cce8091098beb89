package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL that Masthead does not start: that of Debian 12, which is of an older version, or where there is none,
 * another embedded one.
 */
record OtherPostgres(int port, String user, String password, Runnable stop) implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final String PASSWORD = "s3cret-of-the-other-postgres";
    private static final String NOBODY = "65534";

    static OtherPostgres start() throws IOException, InterruptedException {
        if (Files.isExecutable(PROGRAMS.resolve("initdb"))) {
            return startInstalled();
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
        return new OtherPostgres(
                postgres.port(), postgres.owner().user(), postgres.owner().password(), postgres::close);
    }

    private static OtherPostgres startInstalled() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("other-postgres");
        Path password = Files.writeString(directory.resolve("password"), PASSWORD);
        String data = directory.resolve("data").toString();
        if (isRoot()) {
            run(List.of("chown", "-R", NOBODY, directory.toString()));
        }
        run(program(
                "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
        int port = freePort();
        run(program(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data,
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"));
        return new OtherPostgres(port, "postgres", PASSWORD, () -> stop(directory));
    }

    private static void stop(Path directory) {
        try {
            run(program(
                    "pg_ctl",
                    "stop",
                    "-m",
                    "immediate",
                    "-D",
                    directory.resolve("data").toString()));
            boolean unused = FileSystemUtils.deleteRecursively(directory);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String url(String database) {
        return url(database, user, password);
    }

    String url(String database, String user, String password) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + database;
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String single(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> program(String name, String... arguments) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        words.add(PROGRAMS.resolve(name).toString());
        words.addAll(List.of(arguments));
        return words;
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static void run(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("other-postgres", ".log");
        Process process = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        Files.delete(output);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
