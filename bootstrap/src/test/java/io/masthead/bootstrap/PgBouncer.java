package io.masthead.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final ListeningProgram program;

    private PgBouncer(ListeningProgram program) {
        this.program = program;
    }

    /** {@return the program, if this machine has it; Debian keeps it where only root looks} */
    static Optional<Path> program() {
        return ListeningProgram.find("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer");
    }

    static PgBouncer start(Path parent, int server, String user, String password, String more)
            throws IOException, InterruptedException {
        // It refuses root, and another user has to read its files.
        Path directory = Files.createTempDirectory(
                parent,
                "pgbouncer",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = ListeningProgram.freePort();
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
        return new PgBouncer(ListeningProgram.start(command, directory.resolve("pgbouncer.log"), port));
    }

    int port() {
        return program.port();
    }

    @Override
    public void close() {
        program.process().destroyForcibly();
        program.process().onExit().join();
    }
}
