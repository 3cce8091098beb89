package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of the service in its embedded PostgreSQL. */
@SuppressWarnings("MethodName")
class EmbeddedDatabaseTest {

    @Test
    void a_start_that_it_refuses_is_a_problem_of_the_service_in_its_own_words(@TempDir Path directory)
            throws IOException {
        Path file = Files.createFile(directory.resolve("data"));

        assertThatThrownBy(() -> RunningService.start(Map.of("DATA_DIR", file.toString()))
                        .close())
                .isInstanceOf(StartupProblem.class)
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessage(
                        "Masthead cannot write to " + file + " (a file is in its place): give it a data directory of"
                                + " its own with DATA_DIR, or use a PostgreSQL of your own with DATABASE_URL.");
    }

    @Test
    @SharedService
    void its_database_and_roles_have_the_names_that_existing_data_has(RunningService service) {
        RunningDatabase database = service.bean(RunningDatabase.class);

        assertThat(database.owner().getUsername()).isEqualTo("masthead");
        assertThat(database.service().getUsername()).isEqualTo("masthead_app");
        assertThat(database.service().getJdbcUrl()).contains("/masthead?");
    }
}
