package io.masthead.bootstrap;

import io.masthead.bootstrap.Scrape.Condition;
import io.masthead.bootstrap.Scrape.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL reads.
 *
 * @param selectors its metrics, with the conditions of their labels
 * @param grouping the labels by which it groups
 */
record PromQl(List<Selector> selectors, Set<String> grouping) {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![0-9a-zA-Z_:.$])(" + NAME + ")\\s*(\\{[^}]*})?(?!\\s*\\()");
    private static final Pattern CONDITION = Pattern.compile("(" + NAME + ")\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("by", "on", "and", "or", "unless", "bool", "offset", "sum", "max");

    static PromQl parse(String expression) {
        Set<String> grouping = new LinkedHashSet<>();
        Matcher groups = GROUPING.matcher(expression);
        while (groups.find()) {
            grouping.addAll(List.of(groups.group(1).trim().split("\\s*,\\s*", -1)));
        }
        String rest =
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" (")).replaceAll("");
        List<Selector> selectors = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(rest);
        while (selector.find()) {
            // A function's name is cut short where its last letter would be followed by a parenthesis.
            boolean isCut = selector.group(2) == null
                    && selector.end() < rest.length()
                    && String.valueOf(rest.charAt(selector.end())).matches("[a-zA-Z0-9_:]");
            if (!isCut && !WORDS.contains(selector.group(1))) {
                selectors.add(new Selector(selector.group(1), conditions(selector.group(2))));
            }
        }
        return new PromQl(selectors, grouping);
    }

    private static List<Condition> conditions(String text) {
        List<Condition> conditions = new ArrayList<>();
        Matcher condition = CONDITION.matcher(text == null ? "" : text);
        while (condition.find()) {
            conditions.add(new Condition(condition.group(1), condition.group(2), condition.group(3)));
        }
        if (text != null && !condition.replaceAll("").matches("\\{[\\s,]*}")) {
            throw new IllegalArgumentException("Malformed: " + text);
        }
        return conditions;
    }
}
