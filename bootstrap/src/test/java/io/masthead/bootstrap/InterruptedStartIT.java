package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals in the middle of a start of the executable jar with its own database. */
@SuppressWarnings("MethodName")
class InterruptedStartIT {

    @TempDir
    private Path directory;

    @Tag("thorough")
    @Test
    void a_signal_ends_a_start_at_any_moment_and_leaves_usable_data_and_no_database_running() throws Exception {
        for (int milliseconds : new int[] {150, 500, 900, 1400, 2000, 2700, 3500}) {
            ServiceProcess service = ServiceProcess.start(directory, Map.of());
            Thread.sleep(milliseconds);

            service.terminate();
            int exit = service.awaitExit(Duration.ofSeconds(10));

            assertThat(exit).as(service.output()).isIn(143, 0);
            assertThat(programsOf(directory)).as("after %d ms", milliseconds).isEmpty();
        }

        try (ServiceProcess service = ServiceProcess.start(directory, Map.of())) {
            assertThat(service.awaitReady().get("/users").status()).isEqualTo(200);
        }
    }

    private static Stream<ProcessHandle> programsOf(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.startsWith(directory + "/")));
    }
}
