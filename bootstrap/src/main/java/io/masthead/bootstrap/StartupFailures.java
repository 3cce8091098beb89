package io.masthead.bootstrap;

import io.masthead.postgres.EmbeddedPostgresException;
import java.util.OptionalInt;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;

/** Translation of exceptions at the start to messages for the operator. */
final class StartupFailures {

    private StartupFailures() {}

    static StartupProblem explain(Throwable failure, OptionalInt managementPort) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem problem) {
                return problem;
            }
            if (cause instanceof EmbeddedPostgresException problem) {
                return new StartupProblem(problem.getMessage(), failure);
            }
            if (cause instanceof PortInUseException inUse) {
                int port = inUse.getPort();
                String setting = managementPort.equals(OptionalInt.of(port)) ? "MANAGEMENT_PORT" : "PORT";
                return new StartupProblem(
                        "Port " + port + " is in use; stop the other program, or set " + setting + " to a free port.",
                        failure);
            }
            if (cause instanceof FlywayException) {
                return new StartupProblem(
                        "The tables of the database are not as this version of Masthead left them, or may not be"
                                + " changed; use the version that made them, or grant the user the schema"
                                + " (DEBUG=true shows more).",
                        failure);
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new StartupProblem(
                "Masthead met a problem that it does not know ("
                        + root.getClass().getSimpleName() + "); DEBUG=true shows more.",
                failure);
    }
}
