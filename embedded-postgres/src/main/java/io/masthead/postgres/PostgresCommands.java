package io.masthead.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands that run PostgreSQL's initdb and pg_ctl, with their arguments. */
final class PostgresCommands {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    /** After a crash, a server repeats what it had written since its last checkpoint, however long that takes. */
    private static final Duration START_LIMIT = Duration.ofDays(1);

    private static final Duration START_LIMIT_OF_NEW_SERVER = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    /** Longer than pg_ctl itself waits, so that its own message is reported. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Path binaries;
    private final PostgresAccount account;
    private final DataDirectory directory;
    private final ServerSettings settings;

    PostgresCommands(Path binaries, PostgresAccount account, DataDirectory directory, ServerSettings settings) {
        this.binaries = binaries;
        this.account = account;
        this.directory = directory;
        this.settings = settings;
    }

    Command.Outcome initialise() {
        return initialisation().run(INITDB_LIMIT);
    }

    Command.Outcome start(int port) {
        return starting(port).run(startLimit().plus(MARGIN));
    }

    Command.Outcome stop() {
        return stopping().run(STOP_LIMIT.plus(MARGIN));
    }

    Command initialisation() {
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                directory.unfinishedCluster().toString(),
                "-U",
                directory.host().database(),
                "-A",
                "scram-sha-256",
                "--pwfile=" + directory.password(),
                "--data-checksums",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        if (!settings.durable()) {
            arguments.add("--no-sync");
        }
        return command("initdb", arguments);
    }

    Command starting(int port) {
        List<String> options = new ArrayList<>(settings.options());
        options.add("-p " + port);
        // pg_ctl gives the server its own session: Ctrl-C in the terminal reaches this service, but not its database.
        return command(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        String.valueOf(startLimit().toSeconds()),
                        "-D",
                        directory.cluster().toString(),
                        "-l",
                        directory.log().toString(),
                        "-o",
                        String.join(" ", options)));
    }

    Command stopping() {
        // An immediate stop may corrupt files of a temporary server, which are deleted anyway.
        String mode = settings.durable() ? "fast" : "immediate";
        return command(
                "pg_ctl",
                List.of(
                        "stop",
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        String.valueOf(STOP_LIMIT.toSeconds()),
                        "-D",
                        directory.cluster().toString()));
    }

    private Duration startLimit() {
        return settings.durable() ? START_LIMIT : START_LIMIT_OF_NEW_SERVER;
    }

    private Command command(String program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(binaries.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return new Command(account.command(words), directory.root());
    }
}
