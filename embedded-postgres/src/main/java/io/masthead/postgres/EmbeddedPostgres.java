package io.masthead.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * PostgreSQL server of this machine alone: it listens on the loopback address, and asks each connection for a password.
 *
 * <p>{@link #start} keeps the data in a directory, durably, for a service. {@link #temporary()} is for tests:
 *
 * {@snippet :
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary();
 *         Connection connection = DriverManager.getConnection(
 *                 postgres.jdbcUrl(), postgres.owner().user(), postgres.owner().password())) {
 *     // create tables, run the tested code
 * }
 * }
 *
 * <p>All databases sort and fold by the builtin locale C.UTF-8, which is the same on every machine.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory directory;
    private final ServerSettings settings;
    private final DirectoryLock lock;
    private final PostgresServer server;
    private final int port;
    private final Login owner;
    private final Login service;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(
            DataDirectory directory,
            ServerSettings settings,
            DirectoryLock lock,
            PostgresServer server,
            int port,
            Login owner,
            Login service) {
        this.directory = directory;
        this.settings = settings;
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.owner = owner;
        this.service = service;
    }

    /**
     * Starts PostgreSQL on the data in a directory, which is created if it does not exist, and waits until it accepts
     * connections. Acknowledged commits survive a crash.
     *
     * @param dataDirectory the directory
     * @param host the application that needs it
     * @return the running server; closing it keeps the data
     * @throws EmbeddedPostgresException if that is impossible, or the data would not be safe there
     */
    public static EmbeddedPostgres start(Path dataDirectory, HostApplication host) {
        return start(dataDirectory, host, Optional.empty());
    }

    /**
     * The same on data of an older PostgreSQL as well, which is upgraded first.
     *
     * @param dataDirectory the directory
     * @param host the application that needs it
     * @param upgrade its part in an upgrade
     * @return the running server; closing it keeps the data
     * @throws EmbeddedPostgresException if that is impossible, or the data would not be safe there
     */
    public static EmbeddedPostgres start(Path dataDirectory, HostApplication host, HostUpgrade upgrade) {
        return start(dataDirectory, host, Optional.of(upgrade));
    }

    private static EmbeddedPostgres start(Path dataDirectory, HostApplication host, Optional<HostUpgrade> upgrade) {
        PostgresBinaries binaries = PostgresBinaries.onClassPath(Platform.current(host), host);
        return start(
                DataDirectory.opened(dataDirectory, host),
                ServerSettings.ofDurableServer(),
                upgrade,
                binaries::unpackedBelow,
                () -> PostgresServer.freePort(host));
    }

    /**
     * Starts an empty PostgreSQL for tests, on a free port, with its files in a temporary directory. It is fast, not
     * durable. {@link #close} removes it with its data, and so does the end of this JVM, which also removes the programs
     * of PostgreSQL that its temporary servers share.
     *
     * <p>The database and its superuser are called {@code test}; more databases and roles are created with SQL.
     *
     * @return the running server
     * @throws EmbeddedPostgresException if that is impossible
     */
    public static EmbeddedPostgres temporary() {
        return temporary(Map.of());
    }

    /**
     * The same with additional settings of the server.
     *
     * @param settings by name, such as {@code shared_preload_libraries}
     * @return the running server
     * @throws EmbeddedPostgresException if that is impossible
     * @throws IllegalArgumentException if a name is not that of a setting
     */
    public static EmbeddedPostgres temporary(Map<String, String> settings) {
        return TemporaryServers.start(ServerSettings.ofTemporaryServer(settings));
    }

    /**
     * Ends all that this process has started on any directory, also in the middle of a start, within two seconds. The
     * data survives it like a crash. Only for the end of the process: nothing is started after it.
     */
    public static void abortStarts() {
        RunningPrograms.abort();
    }

    /** The same with other binaries; the argument of {@code binaries} is the data directory. */
    static EmbeddedPostgres start(
            Path dataDirectory, HostApplication host, UnaryOperator<Path> binaries, IntSupplier ports) {
        DataDirectory directory = DataDirectory.opened(dataDirectory, host);
        return start(directory, ServerSettings.ofDurableServer(), Optional.empty(), binaries, ports);
    }

    static EmbeddedPostgres start(
            DataDirectory directory,
            ServerSettings settings,
            Optional<HostUpgrade> upgrade,
            UnaryOperator<Path> binaries,
            IntSupplier ports) {
        DirectoryLock lock = DirectoryLock.taken(directory);
        try {
            RestoreDirectory.requireFinished(directory);
            MajorUpgrade.completeExchange(directory);
            return start(directory, settings, upgrade, lock, binaries.apply(directory.root()), ports);
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    /** {@return the JDBC URL of the database of the host application; for a temporary server, of the database {@code test}} */
    public String jdbcUrl() {
        return jdbcUrl(directory.host().database());
    }

    /**
     * {@return the JDBC URL of another database of this server}
     *
     * @param database the name of one that exists
     */
    public String jdbcUrl(String database) {
        return ServedDatabase.url(port, database);
    }

    /** {@return the superuser, who creates and changes tables} */
    public Login owner() {
        return owner;
    }

    /** {@return the role of the running service, which owns nothing; its password is valid until the next start} */
    public Login service() {
        return service;
    }

    /** {@return the port on the loopback address} */
    public int port() {
        return port;
    }

    /**
     * Runs a reaction if the server ends without {@link #close}, less than a second later.
     *
     * @param reaction the reaction
     */
    public void whenLost(Runnable reaction) {
        CompletableFuture<Void> unused = server.end().thenRun(() -> {
            if (!closed.get()) {
                reaction.run();
            }
        });
    }

    /**
     * Ends all connections and stops the server; committed data is on the disk in any case. The data of a temporary
     * server is deleted.
     *
     * @throws EmbeddedPostgresException if the server does not stop
     */
    @Override
    public synchronized void close() {
        // The end of the JVM closes temporary servers as well, and waits here for one that is just being closed.
        if (closed.compareAndSet(false, true)) {
            try {
                server.stop();
            } finally {
                // A server that would not stop is stopped by the next start on the same directory.
                lock.close();
                if (!settings.durable()) {
                    TemporaryServers.delete(directory);
                }
            }
        }
    }

    private static EmbeddedPostgres start(
            DataDirectory directory,
            ServerSettings settings,
            Optional<HostUpgrade> upgrade,
            DirectoryLock lock,
            Path binaries,
            IntSupplier ports) {
        String password = new PasswordFile(directory).readOrCreated();
        ServerLog log = new ServerLog(directory);
        log.prepare();
        PostgresAccount account = PostgresAccount.chosen(directory);
        account.takeOver(directory, binaries);
        upgrade.ifPresent(host -> new MajorUpgrade(directory, account, binaries, ports, host).runIfNeeded(password));
        PostgresCommands commands = new PostgresCommands(binaries, account, directory, settings);
        new Cluster(directory, account, commands).prepare(binaries);
        PostgresServer server = new PostgresServer(directory, commands, ports);
        int port = server.start();
        log.bound(server.end());
        try {
            Login owner = new Login(directory.host().database(), password);
            Login service = new ServedDatabase(directory, port, owner, settings).prepare();
            return new EmbeddedPostgres(directory, settings, lock, server, port, owner, service);
        } catch (RuntimeException | Error problem) {
            server.stop();
            throw problem;
        }
    }

    /**
     * User and password of a connection. Never prints the password.
     *
     * @param user the role
     * @param password its password
     */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
