package io.masthead.bootstrap;

import io.masthead.adapters.persistence.connection.SqlCause;
import io.masthead.postgres.EmbeddedPostgresException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;

/** Translation of exceptions at the start to messages for the operator. */
final class StartupFailures {

    private static final String CONNECTION_LOST = "08";

    private StartupFailures() {}

    static StartupProblem explain(Throwable failure, OptionalInt managementPort) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        for (Throwable cause : causes) {
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
        }
        if (SqlCause.of(failure).filter(StartupFailures::isLostConnection).isPresent()) {
            return new StartupProblem(
                    "The connection to the database was lost during the start; see that it runs, and start again.",
                    failure);
        }
        if (causes.stream().anyMatch(FlywayException.class::isInstance)) {
            return new StartupProblem(
                    "The tables of the database are not as this version of Masthead left them, or may not be"
                            + " changed; use the version that made them, or grant the user the schema"
                            + " (DEBUG=true shows more).",
                    failure);
        }
        return new StartupProblem(
                "Masthead met a problem that it does not know ("
                        + causes.getLast().getClass().getSimpleName() + "); DEBUG=true shows more.",
                failure);
    }

    private static boolean isLostConnection(SQLException problem) {
        return problem.getSQLState() != null && problem.getSQLState().startsWith(CONNECTION_LOST);
    }
}
