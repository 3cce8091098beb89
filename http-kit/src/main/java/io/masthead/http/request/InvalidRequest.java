package io.masthead.http.request;

import java.util.Comparator;
import java.util.List;

/** A request is readable, but has violations. */
public final class InvalidRequest extends RuntimeException {

    private final List<Violation> violations;

    /**
     * Sorts the violations by place.
     *
     * @param violations all violations, in the order in which they were found
     */
    public InvalidRequest(List<Violation> violations) {
        super(null, null, false, false);
        this.violations = violations.stream()
                .sorted(Comparator.comparing(Violation::place))
                .toList();
    }

    /** {@return the violations, ordered by place} */
    public List<Violation> violations() {
        return violations;
    }
}
