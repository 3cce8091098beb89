package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.Scrape.Selector;
import io.masthead.bootstrap.Scrape.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Query of the dashboard or of an alert.
 *
 * @param expression in PromQL
 */
record DocumentedQuery(String expression) {

    private static final Path DIRECTORY = Path.of("..", "docs", "operation");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^        expr: (?:\\|\\n((?: {10}.*\\n)+)|(.*)\\n)");

    /** {@return all of them, but those of what Prometheus itself adds, which is not in a scrape} */
    static List<DocumentedQuery> all() throws IOException {
        Stream<String> shown = new JsonMapper()
                        .readTree(Files.readString(DIRECTORY.resolve("grafana-dashboard.json")))
                        .findValuesAsString("expr")
                        .stream();
        Stream<String> watched = EXPRESSION
                .matcher(alerts())
                .results()
                .map(result -> Objects.requireNonNullElse(result.group(1), result.group(2))
                        .replaceAll("\\s+", " "));
        return Stream.concat(shown, watched)
                .filter(expression -> !expression.startsWith("up{"))
                .map(DocumentedQuery::new)
                .toList();
    }

    static String alerts() throws IOException {
        return Files.readString(DIRECTORY.resolve("alerts.yaml"));
    }

    /** {@return whether it reads what a service has with DATABASE_REPLICA_URL alone} */
    boolean isOfReplica() {
        return expression.contains("database_replica_");
    }

    void assertReads(Scrape scrape) {
        PromQl query = PromQl.parse(expression);
        assertThat(query.selectors()).isNotEmpty();
        for (Selector selector : query.selectors()) {
            List<Series> found = scrape.of(selector);
            assertThat(found).as("%s in %s", selector, expression).isNotEmpty();
            assertThat(query.grouping())
                    .as(expression)
                    .allMatch(label -> label.equals("instance")
                            || found.getFirst().labels().containsKey(label));
        }
    }
}
