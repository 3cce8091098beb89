package io.masthead.bootstrap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Series of a scrape in the text format of Prometheus.
 *
 * @param series the series
 */
record Scrape(List<Series> series) {

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Scrape of(String text) {
        List<Series> series = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).map(SERIES::matcher).forEach(line -> {
            if (line.matches()) {
                series.add(new Series(line.group(1), labels(line.group(2)), line.group(3)));
            }
        });
        return new Scrape(series);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    /** {@return the series of a metric} */
    List<Series> of(Selector selector) {
        return series.stream().filter(selector::matches).toList();
    }

    /** One value of a metric. */
    record Series(String name, Map<String, String> labels, String value) {}

    /**
     * Selector of PromQL.
     *
     * @param name the metric
     * @param conditions what its labels must be
     */
    record Selector(String name, List<Condition> conditions) {

        boolean matches(Series series) {
            return series.name().equals(name)
                    && conditions.stream().allMatch(condition -> condition.holds(series.labels()));
        }
    }

    /** Condition of a selector, which holds for labels that Prometheus or the dashboard adds. */
    record Condition(String label, String operator, String value) {

        /** Values of responses that a service without faults never gives. */
        private static final Set<String> OF_FAULTS = Set.of("500", "SERVER_ERROR");

        boolean holds(Map<String, String> labels) {
            if (label.equals("instance") || label.equals("job")) {
                return true;
            }
            String actual = labels.get(label);
            return actual != null && (OF_FAULTS.contains(value) || isFulfilledBy(actual));
        }

        private boolean isFulfilledBy(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }
}
