package io.masthead.http.admission;

import io.masthead.http.request.RequestContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Places for requests of each class of work. A request waits for a place for {@link #LONGEST_WAIT} at most, in the order
 * of arrival, and gives it back when its response is complete.
 */
public final class Admission {

    /** The longest wait for a place. */
    public static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final Map<WorkClass, Semaphore> places = new EnumMap<>(WorkClass.class);

    /**
     * Creates the places.
     *
     * @param limits their numbers
     */
    public Admission(AdmissionLimits limits) {
        limits.places().forEach((work, number) -> places.put(work, new Semaphore(number, true)));
    }

    /**
     * Takes a place until the end of the request.
     *
     * @param work the class of the operation
     * @param context the request
     * @return whether there is a place; if not, the request must be refused
     */
    public boolean admits(WorkClass work, RequestContext context) {
        Semaphore free = places.get(work);
        if (free == null) {
            return true;
        }
        boolean admitted;
        try {
            admitted = free.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            admitted = false;
        }
        if (admitted) {
            context.atEnd(free::release);
        }
        return admitted;
    }
}
