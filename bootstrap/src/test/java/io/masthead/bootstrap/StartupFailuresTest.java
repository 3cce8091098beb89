package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class StartupFailuresTest {

    @Test
    void a_connection_that_is_lost_is_no_problem_of_the_tables() {
        SQLException lost = new SQLException("I/O error", "08006", new java.net.SocketException("Connection reset"));

        assertThat(explained(new IllegalStateException(lost)))
                .isEqualTo("The connection to the database was lost during the start; see that it runs, and start"
                        + " again.");
        assertThat(explained(new FlywayException("Unable to obtain connection", lost)))
                .startsWith("The connection to the database was lost");
        assertThat(explained(new FlywayException("Validate failed"))).startsWith("The tables of the database are not");
    }

    @Test
    void what_it_does_not_know_is_named() {
        assertThat(explained(new IllegalStateException(new SQLException("syntax", "42601"))))
                .isEqualTo("Masthead met a problem that it does not know (SQLException); DEBUG=true shows more.");
    }

    private static String explained(Throwable failure) {
        return String.valueOf(
                StartupFailures.explain(failure, OptionalInt.empty()).getMessage());
    }
}
