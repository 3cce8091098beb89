package io.masthead.http.admission;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admission of requests by class of work. A request acquires a permit, in turns with those of other clients, and
 * releases it before its response is written: when that is rendered, or, where Spring MVC renders it, when its operation
 * has returned. Under overload, a request without one is refused within {@link AdmissionLimits#overloadWait}, otherwise
 * after {@link #LONGEST_WAIT}. A part of what is streamed, such as a batch of an import, waits for 30 s, since the whole
 * would end without its permit.
 *
 * <p>Lists have few permits, which leave the processors idle for a third of the time where nothing else is at work.
 * They have {@link AdmissionLimits#listsAlone} once that is so for {@link #QUIET}.
 */
public final class Admission implements AutoCloseable {

    /** The longest wait of a request for a permit. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration PERIOD = Duration.ofMillis(10);

    /** The time without other operations after which lists are alone. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** The resource of look-ups of callers. */
    private static final Object LOOK_UP = "look-up";

    /** The classes of which no resource may hold the last permits: those of lists and imports are rarely for several. */
    private static final Set<WorkClass> SPARING = EnumSet.of(WorkClass.READ, WorkClass.WRITE);

    private static final Optional<Runnable> UNLIMITED = Optional.of(() -> {});

    private final Map<WorkClass, Bulkhead> bulkheads = new EnumMap<>(WorkClass.class);
    private final AdmissionLimits limits;
    private final LongSupplier time;

    /** The operations at work that are no lists. */
    private final AtomicInteger others = new AtomicInteger();

    private volatile long lastOther;
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
        this(limits, System::nanoTime);
        Future<?> unused =
                clock.scheduleWithFixedDelay(this::tick, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Creates the permits of a class that is told by its caller when to {@link #tick}. */
    Admission(AdmissionLimits limits, LongSupplier time) {
        this.limits = limits;
        this.time = time;
        this.lastOther = time.getAsLong();
        limits.permits()
                .forEach((work, permits) -> bulkheads.put(
                        work,
                        new Bulkhead(permits, SPARING.contains(work), limits.overloadWait(), LONGEST_WAIT, time)));
    }

    /** Never fails, since that would end it for good: a wait would then have no limit. */
    void tick() {
        try {
            resizeLists();
            bulkheads.values().forEach(Bulkhead::refuseLate);
        } catch (RuntimeException | Error problem) {
            LOG.error("Requests that wait too long could not be refused", problem);
        }
    }

    private void resizeLists() {
        Bulkhead lists = bulkheads.get(WorkClass.LIST);
        if (lists != null) {
            lists.resize(
                    areListsAlone() ? limits.listsAlone() : limits.permits().getOrDefault(WorkClass.LIST, 1));
        }
    }

    /** Asks for what is at work first: who ends has told the time before. */
    private boolean areListsAlone() {
        return others.get() == 0 && time.getAsLong() - lastOther >= QUIET.toNanos();
    }

    /** Refuses the requests that wait, and all that come, since nothing would end their waits. */
    @Override
    public void close() {
        List<Runnable> unused = clock.shutdownNow();
        bulkheads.values().forEach(Bulkhead::close);
    }

    /**
     * Acquires a permit.
     *
     * @param work the class of the operation
     * @param client names whose turn it is, where the class is limited: the site of the client, or the account of an import
     * @param resource tells requests that may wait for the same, such as a locked table, from others
     * @return how to release it; empty if there is none, and the request must be refused
     */
    public Optional<Runnable> acquire(WorkClass work, Supplier<String> client, Object resource) {
        return counted(work, permit(work, bulkhead -> bulkhead.acquire(client.get(), resource)));
    }

    private Optional<Runnable> permit(WorkClass work, Function<Bulkhead, Optional<Runnable>> acquire) {
        Bulkhead bulkhead = bulkheads.get(work);
        return bulkhead == null ? UNLIMITED : acquire.apply(bulkhead);
    }

    private Optional<Runnable> counted(WorkClass work, Optional<Runnable> permit) {
        return work != WorkClass.LIST && bulkheads.containsKey(work) ? permit.map(this::besideLists) : permit;
    }

    private Runnable besideLists(Runnable release) {
        int unused = others.incrementAndGet();
        return () -> {
            lastOther = time.getAsLong();
            int unusedCount = others.decrementAndGet();
            release.run();
        };
    }

    /**
     * Does a work with a permit.
     *
     * @param <T> the type of the result
     * @param work its class
     * @param client names whose turn it is, where the class is limited: the site of the client, or the account of an import
     * @param action the work
     * @return its result
     * @throws Overloaded if there is no permit
     */
    public <T> T admit(WorkClass work, Supplier<String> client, Supplier<T> action) {
        return during(acquire(work, client, work), action);
    }

    /**
     * Does a part of a longer work with a permit of its own, for which it waits for 30 s.
     *
     * @param <T> the type of the result
     * @param work the class of the part
     * @param client names whose turn it is, where the class is limited: the site of the client, or the account of an import
     * @param part the part
     * @return its result
     * @throws Overloaded if there is no permit
     */
    public <T> T admitPart(WorkClass work, Supplier<String> client, Supplier<T> part) {
        return during(counted(work, permit(work, bulkhead -> bulkhead.acquireForPart(client.get(), work))), part);
    }

    private static <T> T during(Optional<Runnable> permit, Supplier<T> part) {
        Runnable release = permit.orElseThrow(Overloaded::new);
        try {
            return part.get();
        } finally {
            release.run();
        }
    }

    /**
     * Looks up who calls, or what the caller may do, with a permit of a read. Operations of all classes do: lists are
     * alone beside it.
     *
     * @param client names the site of the client, where the class is limited
     * @param lookUp the look-up
     * @throws Overloaded if there is no permit
     */
    public void lookUp(Supplier<String> client, Runnable lookUp) {
        boolean unused = during(permit(WorkClass.READ, bulkhead -> bulkhead.acquire(client.get(), LOOK_UP)), () -> {
            lookUp.run();
            return true;
        });
    }

    /** {@return the use of the permits, by class} */
    public Map<WorkClass, Usage> usage() {
        Map<WorkClass, Usage> usage = new EnumMap<>(WorkClass.class);
        bulkheads.forEach((work, bulkhead) -> usage.put(work, bulkhead.usage()));
        return usage;
    }
}
