package io.masthead.bootstrap.postgres;

import io.masthead.bootstrap.StartupProblem;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * A PostgreSQL that keeps its data in a directory, and that nobody but this machine, with the password in that
 * directory, can reach.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Of the superuser and of the database. */
    static final String NAME = "masthead";

    private final DirectoryLock lock;
    private final PostgresServer server;
    private final int port;
    private final Login owner;
    private final Login service;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DirectoryLock lock, PostgresServer server, int port, Login owner, Login service) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.owner = owner;
        this.service = service;
    }

    /**
     * Starts PostgreSQL on the data in {@code dataDirectory}, which is made if it does not exist, and waits until it
     * accepts connections.
     *
     * @throws StartupProblem if that is impossible, or the data would not be safe there
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        PostgresBinaries binaries = PostgresBinaries.onClassPath(Platform.current());
        return start(dataDirectory, binaries::unpackedBelow, PostgresServer::freePort);
    }

    /** The same with binaries from elsewhere: {@code binaries} is told the data directory. */
    static EmbeddedPostgres start(Path dataDirectory, Function<Path, Path> binaries, IntSupplier ports) {
        DataDirectory directory = DataDirectory.opened(dataDirectory);
        DirectoryLock lock = DirectoryLock.taken(directory);
        try {
            return start(directory, lock, binaries.apply(directory.root()), ports);
        } catch (RuntimeException | Error problem) {
            lock.close();
            throw problem;
        }
    }

    public String jdbcUrl() {
        return ServedDatabase.url(port, NAME);
    }

    /** {@return the superuser, who makes and changes tables} */
    public Login owner() {
        return owner;
    }

    /** {@return the role of the running service, which owns nothing; its password is good until the next start} */
    public Login service() {
        return service;
    }

    public int port() {
        return port;
    }

    /**
     * Reacts to a server that ends without being told to by {@link #close}, at most some seconds later.
     *
     * @param reaction what to do then
     */
    public void whenLost(Runnable reaction) {
        CompletableFuture<Void> unused = server.end().thenRun(() -> {
            if (!closed.get()) {
                reaction.run();
            }
        });
    }

    /** Ends all connections and stops the server; what was committed is on the disk in any case. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.stop();
            } finally {
                // A server that would not stop is stopped by the next start on the same directory.
                lock.close();
            }
        }
    }

    private static EmbeddedPostgres start(
            DataDirectory directory, DirectoryLock lock, Path binaries, IntSupplier ports) {
        String password = new PasswordFile(directory).readOrCreated();
        new ServerLog(directory.log()).prepare();
        PostgresAccount account = PostgresAccount.chosen(directory);
        account.takeOver(directory, binaries);
        PostgresCommands commands = new PostgresCommands(binaries, account, directory);
        new Cluster(directory, account, commands).prepare(binaries);
        PostgresServer server = new PostgresServer(directory, commands, ports);
        int port = server.start();
        try {
            Login owner = new Login(NAME, password);
            Login service = new ServedDatabase(directory, port, owner).prepare();
            return new EmbeddedPostgres(lock, server, port, owner, service);
        } catch (RuntimeException | Error problem) {
            server.stop();
            throw problem;
        }
    }

    /** Who connects, and how that is proved. Never prints the proof. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
