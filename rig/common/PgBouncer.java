package common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PgBouncer in transaction mode before a PostgreSQL. */
public final class PgBouncer {

    /** The programs that it needs. */
    public static final List<String> PROGRAMS = Stream.concat(
                    Postgres.PROGRAMS.stream(), Stream.of("pgbouncer:/usr/sbin/pgbouncer"))
            .toList();

    private static final String CONFIGURATION = """
            [databases]
            masthead = host=127.0.0.1 port=${postgres} dbname=masthead
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = ${port}
            unix_socket_dir =
            auth_type = trust
            auth_file = ${directory}/users.txt
            pool_mode = transaction
            default_pool_size = 8
            max_client_conn = 200
            """;

    private PgBouncer() {}

    /** Gives the role the limits that the service cannot set through it. */
    public static void limitRole(Postgres postgres) throws Exception {
        for (String limit : List.of("statement_timeout = '5s'", "lock_timeout = '3s'",
                "idle_in_transaction_session_timeout = '30s'")) {
            String unused = postgres.sqlOutside("alter role masthead set " + limit);
        }
    }

    /** {@return the address for the service} */
    public static String start(Rig rig, Postgres postgres) throws Exception {
        int port = Machine.freePort();
        Path directory = rig.directory("pgbouncer-files");
        Path file = directory.resolve("pgbouncer.ini");
        Path unused = Files.writeString(file, CONFIGURATION
                .replace("${postgres}", Integer.toString(postgres.port()))
                .replace("${port}", Integer.toString(port))
                .replace("${directory}", directory.toString()));
        unused = Files.writeString(directory.resolve("users.txt"), "\"masthead\" \"masthead\"\n");
        Daemon pooler = rig.daemon("postgres", "pgbouncer", Map.of(), List.of("/usr/sbin/pgbouncer", file.toString()));
        pooler.awaitOutput("process up");
        return Postgres.url(port);
    }
}
