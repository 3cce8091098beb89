package io.masthead.adapters.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves the embedded database to another PostgreSQL. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = "Moves the data of the embedded PostgreSQL, in DATA_DIR, to an empty database of another one,"
                + " while the service is stopped. The same command again continues where it stopped.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is moved, and both databases are equal",
            "1:it is not; the data in DATA_DIR is unchanged"
        })
@SuppressWarnings("NullAway.Init") // the command line fills it
final class MoveCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Supplier<DatabaseMove> move;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The address of the database, as in DATABASE_URL; - reads it from standard input, so that no"
                    + " list of processes shows its password.")
    private String address;

    MoveCommand(Supplier<DatabaseMove> move) {
        this.move = move;
    }

    @Override
    public Integer call() {
        move().forEach(spec.commandLine().getOut()::println);
        return Commands.DONE;
    }

    private List<String> move() {
        try (Reports reports = new Reports(err())) {
            return move.get().run(readAddress(), reports);
        }
    }

    private String readAddress() {
        if (!address.equals(STANDARD_INPUT)) {
            return address;
        }
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(input.readLine())
                    .orElseThrow(() -> new CommandRefused("Standard input is empty: write the address to it."));
        } catch (IOException unreadable) {
            throw new CommandRefused("Standard input cannot be read: give the address with --to.", unreadable);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Shows the progress, from the moment at which the number of rows is known. */
    private static final class Reports implements DatabaseMove.Listener, AutoCloseable {

        private final PrintWriter target;
        private @Nullable Progress progress;

        private Reports(PrintWriter target) {
            this.target = target;
        }

        @Override
        public void moved(long rows, long total) {
            if (progress == null) {
                progress = Progress.of("Moving", "rows", total, target);
            }
            progress.reach(rows);
        }

        @Override
        public void comparing() {
            close();
            target.println("All rows are moved; now both databases are compared.");
            target.flush();
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
                progress = null;
            }
        }
    }
}
