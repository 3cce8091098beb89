package io.masthead.bootstrap.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The two programs of PostgreSQL that are run, with all that they are told. */
final class PostgresCommands {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    /** Longer than pg_ctl itself waits, so that it is the one to say what happened. */
    private static final Duration PG_CTL_LIMIT = Duration.ofSeconds(90);

    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "max_connections=100",
            "timezone=UTC",
            "log_timezone=UTC",
            // The details of an error are the row that was refused, with a hash of a password perhaps.
            "log_error_verbosity=terse",
            // pg_ctl catches what the server says in postgres.log; a collector of the server's would bypass it.
            "logging_collector=off");

    private final Path binaries;
    private final PostgresAccount account;
    private final DataDirectory directory;

    PostgresCommands(Path binaries, PostgresAccount account, DataDirectory directory) {
        this.binaries = binaries;
        this.account = account;
        this.directory = directory;
    }

    Command.Outcome initialise() {
        return initialisation().run(INITDB_LIMIT);
    }

    Command.Outcome start(int port) {
        return starting(port).run(PG_CTL_LIMIT);
    }

    Command.Outcome stop() {
        return stopping().run(PG_CTL_LIMIT);
    }

    Command initialisation() {
        return command(
                "initdb",
                "-D",
                directory.unfinishedCluster().toString(),
                "-U",
                EmbeddedPostgres.NAME,
                "-A",
                "scram-sha-256",
                "--pwfile=" + directory.password(),
                "--data-checksums",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    Command starting(int port) {
        List<String> options = new ArrayList<>();
        SETTINGS.forEach(setting -> options.add("-c " + setting));
        options.add("-p " + port);
        // pg_ctl gives the server its own session: Ctrl-C in the terminal reaches this service, but not its database.
        return command(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                directory.cluster().toString(),
                "-l",
                directory.log().toString(),
                "-o",
                String.join(" ", options));
    }

    Command stopping() {
        return command(
                "pg_ctl",
                "stop",
                "-m",
                "fast",
                "-w",
                "-t",
                "60",
                "-D",
                directory.cluster().toString());
    }

    private Command command(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(binaries.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return new Command(account.command(words), directory.root());
    }
}
