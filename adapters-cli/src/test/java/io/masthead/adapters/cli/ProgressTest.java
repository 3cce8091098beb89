package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class ProgressTest {

    @Test
    void says_now_and_then_how_far_it_is_how_fast_and_how_long_it_takes() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        AtomicLong time = new AtomicLong(Long.MAX_VALUE);
        PrintWriter target = new PrintWriter(printed, true, StandardCharsets.UTF_8);

        try (Progress progress = new Progress.Report(10_000, new Progress.Unit("lines", 1), target, time::get)) {
            for (int line = 1; line <= 10_000; line++) {
                time.addAndGet(Duration.ofMillis(1).toNanos());
                progress.reach(line);
            }
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "5000 of 10000 lines, 1000 a second, 5 s left",
                        "10000 of 10000 lines, 1000 a second, 0 s left");
    }

    @Test
    void counts_bytes_in_mebibytes_of_a_whole_that_may_grow() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        AtomicLong time = new AtomicLong();
        PrintWriter target = new PrintWriter(printed, true, StandardCharsets.UTF_8);
        Progress.Unit mebibytes = new Progress.Unit("MiB", 1024 * 1024);

        try (Progress progress = new Progress.Report(mebibytes.size(), mebibytes, target, time::get)) {
            time.addAndGet(Duration.ofSeconds(5).toNanos());
            progress.expect(20 * mebibytes.size());
            progress.reach(10 * mebibytes.size());
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("10 of 20 MiB, 2 a second, 5 s left");
    }
}
