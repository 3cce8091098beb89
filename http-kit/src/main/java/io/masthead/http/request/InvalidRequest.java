package io.masthead.http.request;

import java.util.Comparator;
import java.util.List;

/** A request was readable, but not what it must be. Knows everything that is wrong with it. */
public final class InvalidRequest extends RuntimeException {

    private final List<Violation> violations;

    /**
     * Names everything that is wrong.
     *
     * @param violations in the order in which they were found
     */
    public InvalidRequest(List<Violation> violations) {
        super(null, null, false, false);
        this.violations = violations.stream()
                .sorted(Comparator.comparing(Violation::place))
                .toList();
    }

    /** {@return what is wrong, ordered by place} */
    public List<Violation> violations() {
        return violations;
    }
}
