package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class UninterruptedTest {

    @Test
    void work_that_takes_long_after_an_interrupt_loses_its_programs(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Command endless = new Command(List.of("tail", "-f", file.toString()), directory);
        Thread.currentThread().interrupt();

        Command.Outcome outcome =
                Uninterrupted.result(directory, () -> endless.run(Duration.ofDays(1)), Duration.ofMillis(300));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void work_that_ends_soon_is_not_touched(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Command brief = new Command(List.of("sh", "-c", "sleep 0.3", file.toString()), directory);
        Thread.currentThread().interrupt();

        Command.Outcome outcome =
                Uninterrupted.result(directory, () -> brief.run(Duration.ofDays(1)), Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.succeeded()).isTrue();
    }
}
