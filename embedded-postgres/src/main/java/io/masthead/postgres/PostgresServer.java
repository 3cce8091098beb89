package io.masthead.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** Starts the server on a free port, and stops it. */
final class PostgresServer {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** Time after which a start says why it takes so long. */
    private static final Duration NOTICE = Duration.ofSeconds(30);

    private static final int PORTS_TO_TRY = 3;
    private static final Pattern PORT_TAKEN = Pattern.compile("could not bind|Address already in use");
    /** Message while backends of a killed server still hold its shared memory, until they notice its end. */
    private static final Pattern PASSES =
            Pattern.compile("pre-existing shared memory block|lock file \"postmaster.pid\" already exists");

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataDirectory directory;
    private final PostgresCommands commands;
    private final Postmaster postmaster;
    private final ServerLog log;
    private final IntSupplier ports;

    PostgresServer(DataDirectory directory, PostgresCommands commands, IntSupplier ports) {
        this.directory = directory;
        this.commands = commands;
        this.postmaster = new Postmaster(directory, commands);
        this.log = new ServerLog(directory);
        this.ports = ports;
    }

    static int freePort(HostApplication host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new EmbeddedPostgresException(
                    "There is no free port on 127.0.0.1 for PostgreSQL: close programs that hold many, or "
                            + host.useExternalDatabase() + ".",
                    cause);
        }
    }

    /** Returns the port on which the server accepts connections. */
    int start() {
        long begin = System.nanoTime();
        int portsTaken = 0;
        while (true) {
            postmaster.stopAbandoned();
            long before = log.size();
            int port = ports.getAsInt();
            Command.Outcome outcome = start(port);
            if (outcome.succeeded()) {
                return port;
            }
            String said = outcome.output() + "\n" + log.since(before);
            if (PORT_TAKEN.matcher(said).find() && ++portsTaken < PORTS_TO_TRY) {
                continue;
            }
            if (!PASSES.matcher(said).find() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                // A server that is still starting must not stay behind without a process that stops it.
                stop();
                throw PostgresProblems.running("PostgreSQL does not start on " + directory.cluster(), directory, said);
            }
            pause();
        }
    }

    private Command.Outcome start(int port) {
        CompletableFuture<Void> notice = CompletableFuture.runAsync(
                () -> LOG.log(
                        System.Logger.Level.INFO,
                        "PostgreSQL is still starting. After a crash it repeats what had not reached its files, and "
                                + directory.log() + " says how far it is"),
                CompletableFuture.delayedExecutor(NOTICE.toSeconds(), TimeUnit.SECONDS));
        try {
            return commands.start(port);
        } finally {
            boolean unused = notice.cancel(false);
        }
    }

    /** {@return completed soon after the server has ended, for any reason} */
    CompletableFuture<Void> end() {
        return postmaster.end();
    }

    void stop() {
        // An interrupt of this thread must not leave a server without a service.
        boolean interrupted = Thread.interrupted();
        try {
            postmaster.stop("The PostgreSQL on ");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException(
                    "The start of PostgreSQL was interrupted: start "
                            + directory.host().name() + " again.",
                    interrupted);
        }
    }
}
