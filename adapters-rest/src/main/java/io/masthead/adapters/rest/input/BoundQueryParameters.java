package io.masthead.adapters.rest.input;

import io.masthead.adapters.rest.input.Violation.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was read of a query. Whatever else it says is ignored, and must not be repeated: it may be a secret. */
public final class BoundQueryParameters {

    private static final String ATTRIBUTE = BoundQueryParameters.class.getName();

    private final HttpServletRequest request;
    private final Set<String> names = new HashSet<>();

    private BoundQueryParameters(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * {@return what was read of the query of a request}
     *
     * @param request the request
     */
    public static BoundQueryParameters of(HttpServletRequest request) {
        BoundQueryParameters query = (BoundQueryParameters) request.getAttribute(ATTRIBUTE);
        if (query == null) {
            query = new BoundQueryParameters(request);
            request.setAttribute(ATTRIBUTE, query);
        }
        return query;
    }

    void add(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(ConstraintCheck.name(Place.QUERY, component));
        }
    }

    /** {@return names and values, as they were read and in the order in which they were sent} */
    public Map<String, String> values() {
        Map<String, String> known = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (names.contains(name)) {
                known.put(name, values[values.length - 1]);
            }
        });
        return known;
    }
}
