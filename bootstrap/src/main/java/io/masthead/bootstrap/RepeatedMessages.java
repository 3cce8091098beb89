package io.masthead.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Limit of log messages that repeat: {@value #MOST} of a kind a minute, and then one that tells how many were left out.
 * Otherwise the callers of the service would decide how fast its log grows. Messages are of one kind if logger, level
 * and format are the same, whatever their parameters. Logback's own filter of duplicates never shows a message again.
 */
final class RepeatedMessages extends TurboFilter implements AutoCloseable {

    /** Messages of a kind that are logged in a period. */
    static final int MOST = 5;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 1_000;

    private final LoggerContext loggers;

    /** Its messages are not counted. */
    private final Logger summaries;

    private final Map<Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong leftOut = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("repeated-messages")
            .factory());

    private RepeatedMessages(LoggerContext loggers) {
        this.loggers = loggers;
        this.summaries = loggers.getLogger(RepeatedMessages.class);
    }

    /** {@return the limit, in force until it is closed} */
    static RepeatedMessages in(LoggerContext loggers) {
        RepeatedMessages limit = new RepeatedMessages(loggers);
        limit.start();
        loggers.addTurboFilter(limit);
        Future<?> unused = limit.clock.scheduleWithFixedDelay(
                limit::endPeriod, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return limit;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable problem) {
        boolean isLogged = level.isGreaterOrEqual(Level.INFO) && level.isGreaterOrEqual(logger.getEffectiveLevel());
        return isLogged
                        && format != null
                        && !logger.equals(summaries)
                        && isTooMuch(new Kind(logger.getName(), level.toInt(), format))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private boolean isTooMuch(Kind kind) {
        boolean isTooMuch = (counts.size() >= MOST_KINDS && !counts.containsKey(kind))
                || counts.computeIfAbsent(kind, unknown -> new AtomicLong()).incrementAndGet() > MOST;
        if (isTooMuch) {
            leftOut.incrementAndGet();
        }
        return isTooMuch;
    }

    /** {@return the number of messages that were left out since the start} */
    long leftOut() {
        return leftOut.get();
    }

    /** Tells what was left out, and begins to count anew. */
    void endPeriod() {
        for (Kind kind : List.copyOf(counts.keySet())) {
            AtomicLong count = counts.remove(kind);
            long more = count == null ? 0 : count.get() - MOST;
            if (more > 0) {
                summaries.warn("{} more in the last minute, of {}: {}", more, kind.simpleName(), kind.format);
            }
        }
    }

    @Override
    public void close() {
        List<Runnable> unused = clock.shutdownNow();
        loggers.getTurboFilterList().remove(this);
        endPeriod();
    }

    private record Kind(String logger, int level, String format) {

        String simpleName() {
            return logger.substring(logger.lastIndexOf('.') + 1);
        }
    }
}
