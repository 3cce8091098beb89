package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PgBouncer that pools transactions, in front of a PostgreSQL. */
final class PgBouncer implements AutoCloseable {

    /** With two connections to the server, so that transactions of one client run on different ones. */
    private static final String CONFIGURATION = """
            [databases]
            * = host=127.0.0.1 port=${server}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = ${port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = ${directory}/users.txt
            pool_mode = transaction
            default_pool_size = 2
            server_round_robin = 1
            ${more}
            """;

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** {@return the program, if this machine has it; Debian keeps it where only root looks} */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PgBouncer start(Path parent, int server, String user, String password, String more)
            throws IOException, InterruptedException {
        // It refuses root, and another user has to read its files.
        Path directory = Files.createTempDirectory(
                parent,
                "pgbouncer",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(directory.resolve("users.txt"), "\"" + user + "\" \"" + password + "\"\n");
        Path configuration = directory.resolve("pgbouncer.ini");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("${server}", Integer.toString(server))
                        .replace("${port}", Integer.toString(port))
                        .replace("${directory}", directory.toString())
                        .replace("${more}", more));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(program().orElseThrow().toString(), configuration.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pgbouncer.log").toFile())
                .start();
        PgBouncer pooler = new PgBouncer(process, port);
        while (!pooler.accepts()) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as(Files.readString(directory.resolve("pgbouncer.log")))
                    .isFalse();
        }
        return pooler;
    }

    int port() {
        return port;
    }

    private boolean accepts() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
