package io.masthead.adapters.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Displays the progress, speed and remaining time of an import. */
interface Progress extends AutoCloseable {

    /** Updates the number of processed lines. */
    void reach(long line);

    @Override
    void close();

    /** {@return a progress bar on a terminal, periodic lines otherwise} */
    static Progress of(long lines, PrintWriter target) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new Bar(lines)
                : new Report(lines, target, System::nanoTime);
    }

    /** Progress bar. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        private Bar(long lines) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Importing")
                    .setInitialMax(lines)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" lines", 1)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .build();
        }

        @Override
        public void reach(long line) {
            bar.stepTo(line);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Periodic lines of text. */
    final class Report implements Progress {

        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final long lines;
        private final PrintWriter target;
        private final LongSupplier nanoTime;
        private final long begin;
        private long next;

        Report(long lines, PrintWriter target, LongSupplier nanoTime) {
            this.lines = lines;
            this.target = target;
            this.nanoTime = nanoTime;
            this.begin = nanoTime.getAsLong();
            this.next = begin + INTERVAL.toNanos();
        }

        @Override
        public void reach(long line) {
            long now = nanoTime.getAsLong();
            if (now - next < 0) {
                return;
            }
            next = now + INTERVAL.toNanos();
            double seconds = (now - begin) / 1e9;
            long rate = Math.max(1, Math.round(line / seconds));
            target.printf(
                    Locale.ROOT,
                    "%d of %d lines, %d a second, %d s left%n",
                    line,
                    lines,
                    rate,
                    (lines - line + rate - 1) / rate);
        }

        @Override
        public void close() {}
    }
}
