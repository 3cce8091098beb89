package io.masthead.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Arrays;
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
 * Otherwise the callers of the service would decide how fast its log grows. Messages are of one kind if logger, level and
 * format are the same, whatever their parameters, and so are class and place of the exception, if there is one: a bug
 * hides no other. The kind of a message that is an event alone is the type of the event.
 *
 * <p>The access log has as many messages as there are requests, which is what it is for. Of more than {@value #MOST_KINDS} kinds in a minute, the others of a logger and level count as one; an error is of a
 * kind of its own for as many again. Logback's own filter of duplicates never shows a message again.
 */
final class RepeatedMessages extends TurboFilter implements AutoCloseable {

    /** Messages of a kind that are logged in a period. */
    static final int MOST = 5;

    /** The levels of the messages that are limited. */
    static final List<Level> LEVELS = List.of(Level.INFO, Level.WARN, Level.ERROR);

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 1_000;
    private static final int MOST_CAUSES = 20;

    private final LoggerContext loggers;

    /** Its messages are not counted. */
    private final Logger summaries;

    private final Map<Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<Level, Long> leftOut = new ConcurrentHashMap<>();
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
        limit.setContext(loggers);
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
        boolean isLeftOut = isLogged
                && format != null
                && !logger.equals(summaries)
                && !logger.getName().equals(AccessLog.NAME)
                && isTooMuch(new Kind(logger.getName(), level.toInt(), textOf(format, parameters), originOf(problem)));
        if (isLeftOut) {
            leftOut.merge(level, 1L, Long::sum);
        }
        return isLeftOut ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** {@return the format, or the type of the parameter where the format has nothing else} */
    private static String textOf(String format, Object @Nullable [] parameters) {
        return format.equals("{}") && parameters != null && parameters.length > 0 && parameters[0] != null
                ? parameters[0].getClass().getSimpleName()
                : format;
    }

    /** {@return class and place of the root cause: where the service or a library called the JDK, if that threw it} */
    private static String originOf(@Nullable Throwable problem) {
        if (problem == null) {
            return "";
        }
        Throwable root = problem;
        for (int causes = 0; root.getCause() != null && causes < MOST_CAUSES; causes++) { // causes can be a circle
            root = root.getCause();
        }
        StackTraceElement[] frames = root.getStackTrace();
        return " ("
                + root.getClass().getName()
                + Arrays.stream(frames)
                        .filter(frame -> !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .or(() -> Arrays.stream(frames).findFirst())
                        .map(frame -> " at " + frame)
                        .orElse("")
                + ")";
    }

    private boolean isTooMuch(Kind exact) {
        int most = exact.level >= Level.ERROR_INT ? 2 * MOST_KINDS : MOST_KINDS;
        Kind kind = counts.size() < most || counts.containsKey(exact) ? exact : exact.withoutText();
        return counts.computeIfAbsent(kind, unknown -> new AtomicLong()).incrementAndGet() > MOST;
    }

    /** {@return the number of messages of one of the {@link #LEVELS} that were left out since the start} */
    long leftOut(Level level) {
        return leftOut.getOrDefault(level, 0L);
    }

    /** Tells what was left out, and begins to count anew, even if the log fails: the schedule would end otherwise. */
    void endPeriod() {
        for (Kind kind : List.copyOf(counts.keySet())) {
            AtomicLong count = counts.remove(kind);
            long more = count == null ? 0 : count.get() - MOST;
            if (more > 0) {
                org.slf4j.event.Level level =
                        kind.level() < Level.WARN_INT ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN;
                try {
                    summaries
                            .atLevel(level)
                            .log("{} more in the last minute, of {}: {}", more, kind.simpleName(), kind);
                } catch (RuntimeException | Error problem) {
                    addError("The number of messages that were left out cannot be logged", problem);
                }
            }
        }
    }

    @Override
    public void close() {
        List<Runnable> unused = clock.shutdownNow();
        loggers.getTurboFilterList().remove(this);
        endPeriod();
    }

    /**
     * Kind of messages.
     *
     * @param text what they have in common
     * @param origin class and place of their exception; empty without one
     */
    private record Kind(String logger, int level, String text, String origin) {

        Kind withoutText() {
            return new Kind(logger, level, "other messages", origin);
        }

        String simpleName() {
            return logger.substring(logger.lastIndexOf('.') + 1);
        }

        @Override
        public String toString() {
            return text + origin;
        }
    }
}
