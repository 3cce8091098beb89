package io.masthead.bootstrap;

import io.masthead.adapters.cli.CommandRefused;
import io.masthead.postgres.EmbeddedPostgresException;
import io.masthead.postgres.transfer.TransferRefused;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Sentences for the operator about a move that failed. */
final class MoveFailures {

    private static final String CONTINUES = "; the same command again continues where it stopped.";

    private MoveFailures() {}

    static String sentence(SQLException problem) {
        String state = problem.getSQLState() == null ? "" : problem.getSQLState();
        return switch (state) {
            case "53100" ->
                "The disk of one of the two databases is full, most likely of the one that --to names: free some space"
                        + CONTINUES;
            case "25006" -> "The database that --to names is a standby or read-only: name the primary, or all hosts.";
            case "42501" ->
                "The user in --to may not make what it needs in the database: let it be the owner of the database"
                        + CONTINUES;
            case "23505", "23514" ->
                "A row does not fit the database that --to names, whose locale compares letters in another way: make"
                        + " one with the locale C.UTF-8 or C.";
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? "The connection to one of the two databases was lost: see that both can run" + CONTINUES
                        : "One of the two databases reported a problem (SQLSTATE " + state + "): repair it" + CONTINUES;
        };
    }

    static String sentence(RuntimeException failure, OptionalInt managementPort) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException problem) {
                return sentence(problem);
            }
            if (cause instanceof CommandRefused
                    || cause instanceof TransferRefused
                    || cause instanceof StartupProblem
                    || cause instanceof EmbeddedPostgresException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(StartupFailures.explain(failure, managementPort).getMessage());
    }
}
