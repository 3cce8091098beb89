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

/** Displays the progress, speed and remaining time of a command. */
interface Progress extends AutoCloseable {

    /** Updates the number of processed lines, or other units. */
    void reach(long number);

    @Override
    void close();

    /** {@return a progress bar on a terminal, periodic lines otherwise} */
    static Progress of(String task, String unit, long total, PrintWriter target) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new Bar(task, unit, total)
                : new Report(unit, total, target, System::nanoTime);
    }

    /** Progress bar. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        private Bar(String task, String unit, long total) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" " + unit, 1)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .build();
        }

        @Override
        public void reach(long number) {
            bar.stepTo(number);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Periodic lines of text. */
    final class Report implements Progress {

        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final String unit;
        private final long total;
        private final PrintWriter target;
        private final LongSupplier nanoTime;
        private final long begin;
        private long next;

        Report(String unit, long total, PrintWriter target, LongSupplier nanoTime) {
            this.unit = unit;
            this.total = total;
            this.target = target;
            this.nanoTime = nanoTime;
            this.begin = nanoTime.getAsLong();
            this.next = begin + INTERVAL.toNanos();
        }

        @Override
        public void reach(long number) {
            long now = nanoTime.getAsLong();
            if (now - next < 0) {
                return;
            }
            next = now + INTERVAL.toNanos();
            double seconds = (now - begin) / 1e9;
            long rate = Math.max(1, Math.round(number / seconds));
            target.printf(
                    Locale.ROOT,
                    "%d of %d %s, %d a second, %d s left%n",
                    number,
                    total,
                    unit,
                    rate,
                    (total - number + rate - 1) / rate);
        }

        @Override
        public void close() {}
    }
}
