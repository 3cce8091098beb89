package io.masthead.bootstrap;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress of a start: a line of the log for each phase, with the time that it took. */
final class StartProgress {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    private final long start;
    private final AtomicLong last;

    private StartProgress(long start) {
        this.start = start;
        this.last = new AtomicLong(start);
    }

    /** {@return the progress since the start of the process} */
    static StartProgress ofProcess() {
        return new StartProgress(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /**
     * Ends a phase.
     *
     * @param phase what is done now
     */
    void done(String phase) {
        long now = System.currentTimeMillis();
        LOG.info("{} ({} s)", phase, seconds(now - last.getAndSet(now)));
    }

    /** {@return the time since the start, in seconds} */
    String total() {
        return seconds(System.currentTimeMillis() - start);
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds / 1000.0);
    }
}
