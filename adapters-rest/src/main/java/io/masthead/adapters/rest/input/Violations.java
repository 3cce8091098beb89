package io.masthead.adapters.rest.input;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one request while its parts are read one after the other. */
public final class Violations {

    private static final String ATTRIBUTE = Violations.class.getName();

    private final List<Violation> found = new ArrayList<>();

    Violations() {}

    /**
     * {@return the gathering of a request, which is refused before its controller is called if there is anything in it}
     *
     * @param request the request
     */
    public static Violations of(HttpServletRequest request) {
        Violations violations = (Violations) request.getAttribute(ATTRIBUTE);
        if (violations == null) {
            violations = new Violations();
            request.setAttribute(ATTRIBUTE, violations);
        }
        return violations;
    }

    /**
     * Adds something that is wrong.
     *
     * @param violation what
     */
    public void add(Violation violation) {
        found.add(violation);
    }

    void addAll(List<Violation> violations) {
        found.addAll(violations);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRequest(found);
        }
    }
}
