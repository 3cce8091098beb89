package io.masthead.http.admission;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admission of requests by class of work. A request acquires a permit, in turns with those of other clients, and
 * releases it before its response is written: when that is rendered, or, where Spring MVC renders it, when its operation
 * has returned. A request that probably gets its turn within {@link AdmissionLimits#overloadWait} is refused after
 * {@link #LONGEST_WAIT}, another one after {@link AdmissionLimits#overloadWait}.
 */
public final class Admission implements AutoCloseable {

    /** The longest wait for a permit. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final Optional<Runnable> UNLIMITED = Optional.of(() -> {});

    private final Map<WorkClass, Bulkhead> bulkheads = new EnumMap<>(WorkClass.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("admission")
            .factory());

    /**
     * Creates the permits.
     *
     * @param limits their numbers, and the wait under overload
     */
    public Admission(AdmissionLimits limits) {
        limits.permits().forEach((work, permits) -> bulkheads.put(work, new Bulkhead(permits, limits.overloadWait())));
        Future<?> unused = clock.scheduleWithFixedDelay(
                this::refuseLate, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never fails, since that would end it for good: a wait would then have no limit. */
    private void refuseLate() {
        try {
            bulkheads.values().forEach(Bulkhead::refuseLate);
        } catch (RuntimeException | Error problem) {
            LOG.error("Requests that wait too long could not be refused", problem);
        }
    }

    /** Stops looking for requests that wait too long. */
    @Override
    public void close() {
        List<Runnable> unused = clock.shutdownNow();
    }

    /**
     * Acquires a permit.
     *
     * @param work the class of the operation
     * @param client names the site of the client, where the class is limited
     * @return how to release it; empty if there is none, and the request must be refused
     */
    public Optional<Runnable> acquire(WorkClass work, Supplier<String> client) {
        Bulkhead bulkhead = bulkheads.get(work);
        return bulkhead == null ? UNLIMITED : bulkhead.acquire(client.get());
    }

    /**
     * Does a part of a longer work with a permit of its own.
     *
     * @param <T> the type of the result
     * @param work the class of the part
     * @param client names the site of the client, where the class is limited
     * @param part the part
     * @return its result
     * @throws Overloaded if there is no permit
     */
    public <T> T admit(WorkClass work, Supplier<String> client, Supplier<T> part) {
        Runnable release = acquire(work, client).orElseThrow(Overloaded::new);
        try {
            return part.get();
        } finally {
            release.run();
        }
    }

    /** {@return the use of the permits, by class} */
    public Map<WorkClass, Usage> usage() {
        Map<WorkClass, Usage> usage = new EnumMap<>(WorkClass.class);
        bulkheads.forEach((work, bulkhead) -> usage.put(work, bulkhead.usage()));
        return usage;
    }
}
