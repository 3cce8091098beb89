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

    /** Updates what is done. */
    void reach(long done);

    /** Updates the whole. */
    void expect(long total);

    @Override
    void close();

    /** {@return a progress bar on a terminal, periodic lines otherwise} */
    static Progress of(String task, String unit, long total, PrintWriter target) {
        return of(task, total, new Unit(unit, 1), target);
    }

    /** {@return the same for a number of bytes} */
    static Progress ofBytes(String task, long bytes, PrintWriter target) {
        return of(task, bytes, new Unit("MiB", 1024 * 1024), target);
    }

    private static Progress of(String task, long total, Unit unit, PrintWriter target) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new Bar(task, total, unit)
                : new Report(total, unit, target, System::nanoTime);
    }

    /** Unit of what is displayed, as a multiple of what is counted. */
    record Unit(String name, long size) {}

    /** Progress bar. */
    final class Bar implements Progress {

        private final ProgressBar bar;

        private Bar(String task, long total, Unit unit) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" " + unit.name(), unit.size())
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .build();
        }

        @Override
        public void reach(long done) {
            bar.stepTo(done);
        }

        @Override
        public void expect(long total) {
            bar.maxHint(total);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Periodic lines of text. */
    final class Report implements Progress {

        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final Unit unit;
        private final PrintWriter target;
        private final LongSupplier nanoTime;
        private final long begin;
        private long total;
        private long next;

        Report(long total, Unit unit, PrintWriter target, LongSupplier nanoTime) {
            this.total = total;
            this.unit = unit;
            this.target = target;
            this.nanoTime = nanoTime;
            this.begin = nanoTime.getAsLong();
            this.next = begin + INTERVAL.toNanos();
        }

        @Override
        public void reach(long done) {
            long now = nanoTime.getAsLong();
            if (now - next < 0) {
                return;
            }
            next = now + INTERVAL.toNanos();
            double seconds = (now - begin) / 1e9;
            long rate = Math.max(1, Math.round(done / seconds));
            target.printf(
                    Locale.ROOT,
                    "%d of %d %s, %d a second, %d s left%n",
                    done / unit.size(),
                    total / unit.size(),
                    unit.name(),
                    rate / unit.size(),
                    (total - done + rate - 1) / rate);
        }

        @Override
        public void expect(long total) {
            this.total = total;
        }

        @Override
        public void close() {}
    }
}
