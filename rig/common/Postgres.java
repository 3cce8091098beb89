package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cluster of Debian's PostgreSQL 15, durable, with the role and the database {@code masthead}. */
public final class Postgres implements AutoCloseable {

    /** What {@link Machine#require} installs. */
    public static final List<String> PROGRAMS =
            List.of("postgresql-15:/usr/lib/postgresql/15/bin/postgres", "postgresql-15:/usr/bin/psql");

    private static final String USER = "postgres";
    private static final String BIN = "/usr/lib/postgresql/15/bin/";
    private static final int PATIENCE = 120;

    private final Path directory;
    private final int port;
    private final List<String> options;
    private Optional<Daemon> server = Optional.empty();

    private Postgres(Path directory, List<String> options) throws IOException {
        this.directory = directory;
        this.port = Machine.freePort();
        this.options = options;
    }

    /**
     * Makes a cluster in a new directory, whose options are in the form {@code name=value}, and starts it. It is a copy
     * of one that is made once for all runs.
     */
    static Postgres create(Path directory, Path template, List<String> options)
            throws IOException, InterruptedException {
        prepare(template);
        String unused = Command.expect("cp", "-a", template.resolve("data").toString(), directory.toString());
        Postgres postgres = at(directory, options);
        postgres.start();
        return postgres;
    }

    private static synchronized void prepare(Path template) throws IOException, InterruptedException {
        if (Files.exists(template)) {
            return;
        }
        Postgres postgres = at(Files.createDirectories(template), List.of("fsync=off"));
        postgres.program("initdb", "-D", postgres.data().toString(), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8",
                "-A", "trust", "-k", "--no-sync");
        postgres.start();
        String unused = postgres.sql("postgres", "create role masthead login password 'masthead'");
        unused = postgres.sql("postgres", "create database masthead owner masthead");
        postgres.stop();
    }

    private static Postgres at(Path directory, List<String> options) throws IOException, InterruptedException {
        Machine.give(USER, directory);
        return new Postgres(directory, options);
    }

    /** {@return a standby that streams from this cluster, named so that it can be synchronous, and runs} */
    Postgres standby(Path ofStandby, String name, List<String> own) throws IOException, InterruptedException {
        Postgres standby = at(Files.createDirectories(ofStandby), own);
        standby.program("pg_basebackup", "-D", standby.data().toString(), "-R", "-X", "stream", "-c", "fast", "-d",
                "host=127.0.0.1 port=" + port + " user=" + USER + " application_name=" + name);
        standby.start();
        return standby;
    }

    private void program(String name, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(BIN + name));
        all.addAll(List.of(words));
        String unused = Command.expect(Machine.as(USER, all));
    }

    /** Moves its write-ahead log to another directory, and starts it again. */
    public void moveWal(Path wal) throws IOException, InterruptedException {
        stop();
        String unused = Command.expect("cp", "-a", data().resolve("pg_wal").toString(), wal.toString());
        unused = Command.expect("rm", "-r", data().resolve("pg_wal").toString());
        Path unusedLink = Files.createSymbolicLink(data().resolve("pg_wal"), wal);
        start();
    }

    public void start() throws IOException, InterruptedException {
        Daemon daemon = launch();
        double time = Await.within(PATIENCE, () -> !daemon.runs() || sql("postgres", "select 1").equals("1"));
        if (time < 0 || !daemon.runs()) {
            daemon.close();
            throw new IllegalStateException("PostgreSQL did not start: " + daemon.log());
        }
    }

    /** Starts it without waiting. */
    public Daemon launch() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                BIN + "postgres", "-D", data().toString(), "-p", Integer.toString(port), "-k", directory.toString(),
                "-h", "127.0.0.1"));
        options.forEach(option -> words.addAll(List.of("-c", option)));
        Daemon daemon = Daemon.start(directory, directory.resolve("server.log"), Machine.as(USER, words));
        server = Optional.of(daemon);
        return daemon;
    }

    /** SIGKILL of the server and, since it can no longer tell them, of its sessions. */
    public void kill() throws IOException, InterruptedException {
        List<Long> all = processes();
        for (long process : all) {
            Command unused = Command.run(List.of("kill", "-KILL", Long.toString(process)));
        }
        daemon().kill();
    }

    /** Stops all of its processes where they are. */
    public void freeze() throws IOException, InterruptedException {
        for (long process : processes()) {
            Command unused = Command.run(List.of("kill", "-STOP", Long.toString(process)));
        }
    }

    public void thaw() throws IOException, InterruptedException {
        for (long process : processes()) {
            Command unused = Command.run(List.of("kill", "-CONT", Long.toString(process)));
        }
    }

    private List<Long> processes() {
        long server = daemon().pid();
        return Stream.concat(
                        Stream.of(server),
                        ProcessHandle.of(server).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
    }

    private Daemon daemon() {
        return server.orElseThrow(() -> new IllegalStateException("PostgreSQL was not started"));
    }

    public boolean runs() {
        return server.filter(Daemon::runs).isPresent();
    }

    /** {@return what a statement returns, its columns separated by |, as the superuser} */
    public String sql(String statement) throws IOException, InterruptedException {
        return sql("masthead", statement);
    }

    /** The same in another database, which the settings of {@code masthead} do not reach. */
    public String sqlOutside(String statement) throws IOException, InterruptedException {
        return sql("postgres", statement);
    }

    private String sql(String database, String statement) throws IOException, InterruptedException {
        return Command.expect(
                List.of("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", login(database), "-c", statement));
    }

    /** Begins statements that take their time, in one session, as the superuser. */
    public Daemon session(String... statements) throws IOException {
        return session(login("masthead"), statements);
    }

    /** The same as the role of the service. */
    public Daemon ordinarySession(String... statements) throws IOException {
        return session(url(), statements);
    }

    private Daemon session(String login, String... statements) throws IOException {
        List<String> words = new ArrayList<>(List.of("psql", "-XAtq", "-d", login));
        for (String statement : statements) {
            words.addAll(List.of("-c", statement));
        }
        return Daemon.start(directory, directory.resolve("sessions.log"), words);
    }

    private String login(String database) {
        return "host=127.0.0.1 connect_timeout=5 port=" + port + " user=" + USER + " dbname=" + database;
    }

    public int port() {
        return port;
    }

    public Path data() {
        return directory.resolve("data");
    }

    /** {@return the address for the service} */
    public String url() {
        return url(port);
    }

    public static String url(int port) {
        return "postgresql://masthead:masthead@127.0.0.1:" + port + "/masthead";
    }

    /** SIGINT: sessions end at once, and nothing is lost. */
    public void stop() throws IOException, InterruptedException {
        thaw();
        daemon().signal("INT");
        if (daemon().awaitExit(PATIENCE) < 0) {
            kill();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (runs()) {
            stop();
        }
    }
}
