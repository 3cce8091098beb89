package io.masthead.http.operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Directly dispatched operations by path and method. The patterns of all mappings are compared, also of those that only Spring MVC can serve,
 * in the order of Spring MVC: the operation of a request is the method that Spring MVC would find, or none.
 */
final class OperationTable {

    /** No operations: Spring MVC serves all requests. */
    static final OperationTable EMPTY = new OperationTable(Map.of());

    private static final Pattern WHOLE_SEGMENTS = Pattern.compile("/|(/([\\w.-]+|\\{\\w+}))+");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** By the number of segments, the most specific first. */
    private final Map<Integer, List<Route>> routes;

    private OperationTable(Map<Integer, List<Route>> routes) {
        this.routes = routes;
    }

    /**
     * {@return the operations of all mappings; none if a pattern has wildcards, which are not compared here}
     *
     * @param mappings the mappings of Spring MVC
     * @param operations makes the operation of a method, or none if only Spring MVC can call it
     */
    static OperationTable of(
            Map<RequestMappingInfo, HandlerMethod> mappings,
            Function<HandlerMethod, Optional<DirectOperation>> operations) {
        Map<HandlerMethod, Optional<DirectOperation>> made = new HashMap<>();
        Map<PathPattern, Map<RequestMappingInfo, HandlerMethod>> byPattern = new HashMap<>();
        mappings.forEach((mapping, method) -> patterns(mapping)
                .forEach(pattern -> byPattern
                        .computeIfAbsent(pattern, unused -> new HashMap<>())
                        .put(mapping, method)));
        if (!byPattern.keySet().stream().allMatch(OperationTable::hasWholeSegments)) {
            return EMPTY;
        }
        return new OperationTable(byPattern.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR))
                .map(pattern -> new Route(
                        pattern.getKey(),
                        operations(pattern.getValue(), method -> made.computeIfAbsent(method, operations))))
                .collect(Collectors.groupingBy(route -> route.segments.length)));
    }

    private static Set<PathPattern> patterns(RequestMappingInfo mapping) {
        PathPatternsRequestCondition patterns = mapping.getPathPatternsCondition();
        return patterns == null ? Set.of() : patterns.getPatterns();
    }

    private static boolean hasWholeSegments(PathPattern pattern) {
        return WHOLE_SEGMENTS.matcher(pattern.getPatternString()).matches();
    }

    /** The operation of each method that exactly one mapping of the same pattern has, without further conditions. */
    private static Map<String, DirectOperation> operations(
            Map<RequestMappingInfo, HandlerMethod> mappings,
            Function<HandlerMethod, Optional<DirectOperation>> operations) {
        Map<String, DirectOperation> found = new HashMap<>();
        for (RequestMethod method : RequestMethod.values()) {
            List<Map.Entry<RequestMappingInfo, HandlerMethod>> matching = mappings.entrySet().stream()
                    .filter(mapping -> matches(mapping.getKey(), method))
                    .toList();
            if (matching.size() == 1 && hasNoCondition(matching.getFirst().getKey())) {
                operations
                        .apply(matching.getFirst().getValue())
                        .ifPresent(operation -> found.put(method.name(), operation));
            }
        }
        return Map.copyOf(found);
    }

    /** A GET is also a HEAD. */
    private static boolean matches(RequestMappingInfo mapping, RequestMethod method) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty()
                || methods.contains(method)
                || (method == RequestMethod.HEAD && methods.contains(RequestMethod.GET));
    }

    private static boolean hasNoCondition(RequestMappingInfo mapping) {
        return mapping.getParamsCondition().isEmpty()
                && mapping.getHeadersCondition().isEmpty()
                && mapping.getConsumesCondition().isEmpty()
                && mapping.getProducesCondition().isEmpty()
                && mapping.getVersionCondition().isEmpty()
                && mapping.getCustomCondition() == null;
    }

    /**
     * {@return the operation of a request, unless Spring MVC must serve it}
     *
     * @param method the method of the request
     * @param path its decoded path
     */
    Optional<Match> find(String method, String path) {
        String[] segments = path.substring(1).split("/", -1);
        for (Route route : routes.getOrDefault(segments.length, List.of())) {
            if (route.matches(segments)) {
                DirectOperation operation = route.operations.get(method);
                return operation == null
                        ? Optional.empty()
                        : Optional.of(new Match(operation, route.pattern, route.variables(segments)));
            }
        }
        return Optional.empty();
    }

    /**
     * DirectOperation of a request.
     *
     * @param operation the operation
     * @param pattern the pattern of its path
     * @param variables the variables of the pattern, by name
     */
    record Match(DirectOperation operation, String pattern, Map<String, String> variables) {}

    private static final class Route {

        private final String pattern;
        private final Map<String, DirectOperation> operations;
        private final String[] segments;
        private final @Nullable String[] variables;

        Route(PathPattern pattern, Map<String, DirectOperation> operations) {
            this.pattern = pattern.getPatternString();
            this.operations = operations;
            this.segments = this.pattern.substring(1).split("/", -1);
            this.variables = new @Nullable String[segments.length];
            for (int i = 0; i < segments.length; i++) {
                Matcher variable = VARIABLE.matcher(segments[i]);
                variables[i] = variable.matches() ? variable.group(1) : null;
            }
        }

        /** Takes as many segments as the pattern has. */
        boolean matches(String[] path) {
            for (int i = 0; i < segments.length; i++) {
                if (variables[i] == null ? !segments[i].equals(path[i]) : path[i].isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> variables(String[] path) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < segments.length; i++) {
                if (variables[i] != null) {
                    values.put(variables[i], path[i]);
                }
            }
            return values;
        }
    }
}
