package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class DatabaseStartTest {

    @Test
    void a_context_that_fails_before_it_takes_the_database_leaves_none_running(@TempDir Path directory)
            throws Exception {
        PreparedData.inProcess().copyTo(directory);
        Path data = directory.resolve("data");
        DatabaseStart start = new DatabaseStart(() -> RunningDatabase.embedded(data, MigratedSchema.forService()));

        start.begin();
        start.close();

        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        RunningDatabase.embedded(data, MigratedSchema.forService()).close();
    }

    @Test
    void a_database_that_was_taken_is_not_stopped(@TempDir Path directory) throws Exception {
        PreparedData.inProcess().copyTo(directory);
        Path data = directory.resolve("data");
        DatabaseStart start = new DatabaseStart(() -> RunningDatabase.embedded(data, MigratedSchema.forService()));
        start.begin();

        try (RunningDatabase taken = start.await()) {
            start.close();

            assertThat(taken.isEmbedded()).isTrue();
            assertThat(data.resolve("postgres/postmaster.pid")).exists();
        }
    }

    @Test
    void fails_as_the_start_did() {
        StartupProblem refused = new StartupProblem("The database does not start.");
        DatabaseStart start = new DatabaseStart(() -> {
            throw refused;
        });

        start.begin();

        assertThatThrownBy(start::await).isSameAs(refused);
        start.close();
    }

    @Test
    void closing_one_that_has_not_begun_waits_for_nothing() {
        DatabaseStart start = new DatabaseStart(() -> {
            throw new IllegalStateException("not begun");
        });

        start.close();
    }
}
