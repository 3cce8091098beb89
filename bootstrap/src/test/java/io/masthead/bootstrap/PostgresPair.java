package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Temporary PostgreSQL with a streaming standby, whose replay and processes tests stop and continue. */
final class PostgresPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres primary;
    private final Path primaryData;
    private final Path programs;
    private final Path directory;
    private final int standbyPort;

    private PostgresPair(EmbeddedPostgres primary, Path primaryData, Path directory, int standbyPort)
            throws IOException {
        this.primary = primary;
        this.primaryData = primaryData;
        this.programs =
                Path.of(server(primaryData).info().command().orElseThrow()).resolveSibling("");
        this.directory = directory;
        this.standbyPort = standbyPort;
    }

    static PostgresPair start() throws IOException, SQLException {
        EmbeddedPostgres primary =
                EmbeddedPostgres.temporary(Map.of("synchronous_commit", "on", "wal_keep_size", "256MB"));
        Path data;
        try (Connection connection = connect(primary, primary.jdbcUrl())) {
            data = Path.of(single(connection, "show data_directory"));
        }
        Path directory = Files.createTempDirectory("masthead-standby-");
        // Started by root, the server may run as another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        PostgresPair pair = new PostgresPair(primary, data, directory, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(pair::killStandby));
        pair.copyPrimary();
        pair.startStandby();
        return pair;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void copyPrimary() throws IOException, SQLException {
        try (Connection connection = connect(primary, primary.jdbcUrl())) {
            String unused = single(connection, "select pg_backup_start('standby', true)");
            assertThat(run(List.of("cp", "-a", primaryData.toString(), data().toString())))
                    .isZero();
            Files.delete(data().resolve("postmaster.pid"));
            try (Stream<Path> wal = Files.list(data().resolve("pg_wal"))) {
                for (Path segment : wal.filter(Files::isRegularFile).toList()) {
                    Files.delete(segment);
                }
            }
            Files.writeString(
                    data().resolve("backup_label"), single(connection, "select labelfile from pg_backup_stop()"));
        }
        Files.createFile(data().resolve("standby.signal"));
        Files.writeString(
                data().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                        .formatted(
                                primary.port(),
                                primary.owner().user(),
                                primary.owner().password()),
                StandardOpenOption.APPEND);
    }

    /** Starts the standby, and waits until it accepts connections. */
    void startStandby() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(run(List.of(
                                programs.resolve("pg_ctl").toString(),
                                "start",
                                "-w",
                                "-D",
                                data().toString(),
                                "-l",
                                data().resolve("standby.log").toString(),
                                "-o",
                                "-p " + standbyPort + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                                        + " -c fsync=off")))
                        .isZero());
    }

    void pauseReplay() throws SQLException {
        try (Connection standby = connect(primary, standbyJdbcUrl())) {
            String unused = single(standby, "select pg_wal_replay_pause()");
            await().atMost(PATIENCE)
                    .until(() -> single(standby, "select pg_get_wal_replay_pause_state()")
                            .equals("paused"));
        }
    }

    void resumeReplay() throws SQLException {
        try (Connection standby = connect(primary, standbyJdbcUrl())) {
            String unused = single(standby, "select pg_wal_replay_resume()");
        }
    }

    void promoteStandby() throws SQLException {
        try (Connection standby = connect(primary, standbyJdbcUrl())) {
            assertThat(single(standby, "select pg_promote()")).isEqualTo("t");
        }
    }

    /** SIGSTOP: connections are accepted by the kernel, and nothing responds. */
    void freezeStandby() throws IOException {
        signal("-STOP", data());
    }

    /** SIGCONT. */
    void thawStandby() throws IOException {
        signal("-CONT", data());
    }

    /** SIGKILL, all processes. */
    void killStandby() {
        kill(data());
    }

    /** SIGKILL, all processes. */
    void killPrimary() {
        kill(primaryData);
    }

    /** {@return what identifies the sessions of the pools of the services at the primary} */
    Set<String> sessionsOfPrimary() throws SQLException {
        try (Connection connection = connect(primary, primary.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where application_name = 'masthead'")) {
            Set<String> sessions = new HashSet<>();
            while (row.next()) {
                sessions.add(row.getString("pid"));
            }
            return sessions;
        }
    }

    /** Runs statements at the primary, as the owner. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect(primary, primary.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs statements at the standby, each in a transaction of its own. */
    void executeAtStandby(String... statements) throws SQLException {
        try (Connection connection = connect(primary, standbyJdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** {@return whether a session of the standby runs a statement with a text in it} */
    boolean standbyRuns(String text) throws SQLException {
        try (Connection connection = connect(primary, standbyJdbcUrl())) {
            return single(
                            connection,
                            "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and state = 'active'"
                                    + " and query like '%" + text + "%'")
                    .equals("1");
        }
    }

    EmbeddedPostgres.Login owner() {
        return primary.owner();
    }

    String primaryAddress() {
        return "127.0.0.1:" + primary.port();
    }

    int standbyPort() {
        return standbyPort;
    }

    String standbyAddress() {
        return "127.0.0.1:" + standbyPort;
    }

    /** {@return the URL of the service for one of the addresses, or several joined by commas} */
    String url(String addresses) {
        return "postgresql://" + primary.owner().user() + ":" + primary.owner().password() + "@" + addresses + "/test";
    }

    private String standbyJdbcUrl() {
        return "jdbc:postgresql://" + standbyAddress() + "/test";
    }

    private Path data() {
        return directory.resolve("postgres");
    }

    @Override
    public void close() throws IOException {
        killStandby();
        FileSystemUtils.deleteRecursively(directory);
        primary.close();
    }

    private static void kill(Path data) {
        try {
            List<ProcessHandle> processes = processes(data);
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(process -> process.onExit().join());
        } catch (IOException gone) {
            // There is no server.
        }
    }

    private void signal(String signal, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes(data).forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).start().onExit().join().exitValue())
                .isZero();
    }

    private static List<ProcessHandle> processes(Path data) throws IOException {
        ProcessHandle server = server(data);
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static ProcessHandle server(Path data) throws IOException {
        String id = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow(() -> new IOException("No server " + id));
    }

    /** Runs a command as the account of the primary. */
    private int run(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(account());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("commands.log").toFile());
        builder.environment().put("LC_ALL", "C");
        return builder.start().onExit().join().exitValue();
    }

    /** PostgreSQL refuses root: then the primary runs in a namespace, or as another user, who owns its files. */
    private List<String> account() throws IOException {
        int owner = (int) Files.getAttribute(primaryData, "unix:uid");
        boolean root = System.getProperty("user.name", "").equals("root");
        if (!root) {
            return List.of();
        }
        return owner == 0
                ? List.of("unshare", "-U")
                : List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String url) throws SQLException {
        return DriverManager.getConnection(
                url, postgres.owner().user(), postgres.owner().password());
    }
}
