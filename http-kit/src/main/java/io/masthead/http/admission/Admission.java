package io.masthead.http.admission;

import io.masthead.http.request.RequestContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Admission of requests by class of work. A request gets a place, in the order of arrival, and gives it back when its
 * response is complete, or, if it is dispatched directly, when it is ready to be written. While more requests wait than
 * get a place within {@link #LONGEST_WAIT}, those that wait for as long are refused.
 */
public final class Admission {

    /** The longest wait for a place while the class is overloaded. */
    public static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final Map<WorkClass, Places> classes = new EnumMap<>(WorkClass.class);

    /**
     * Creates the places.
     *
     * @param limits their numbers
     */
    public Admission(AdmissionLimits limits) {
        limits.places().forEach((work, number) -> classes.put(work, new Places(number)));
    }

    /**
     * Takes a place, which the request holds.
     *
     * @param work the class of the operation
     * @param context the request
     * @return whether there is a place; if not, the request must be refused
     */
    public boolean admits(WorkClass work, RequestContext context) {
        Places places = classes.get(work);
        if (places == null) {
            return true;
        }
        Optional<Runnable> leaving = places.enter();
        leaving.ifPresent(context::hold);
        return leaving.isPresent();
    }
}
