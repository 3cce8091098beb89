package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.bootstrap.Scrape.Condition;
import io.masthead.bootstrap.Scrape.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PromQlTest {

    @Test
    void finds_the_metrics_with_their_conditions_and_the_labels_of_groups() {
        PromQl query = PromQl.parse(
                "histogram_quantile(0.99, sum by (le, class) (rate(a_bucket{class=\"read\",uri!~\"/x\"}[5m]))) / b > 0.5");

        assertThat(query.selectors())
                .containsExactly(
                        new Selector(
                                "a_bucket",
                                List.of(new Condition("class", "=", "read"), new Condition("uri", "!~", "/x"))),
                        new Selector("b", List.of()));
        assertThat(query.grouping()).containsExactly("le", "class");
    }

    @Test
    void a_selector_matches_series_that_have_its_labels() {
        Scrape scrape = Scrape.of("# HELP a\na{class=\"read\"} 1.0\na{class=\"write\"} 0.0\nb 2\n");

        assertThat(scrape.of(selector("a{class=~\"read|list\"}"))).hasSize(1);
        assertThat(scrape.of(selector("a{class!=\"read\"}"))).hasSize(1);
        assertThat(scrape.of(selector("a{kind!=\"read\"}"))).isEmpty();
        assertThat(scrape.of(selector("b{instance=\"x\"}"))).hasSize(1);
        assertThat(scrape.of(selector("c"))).isEmpty();
    }

    @Test
    void refuses_conditions_that_are_malformed() {
        assertThatThrownBy(() -> PromQl.parse("a{class!\"~read\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Selector selector(String expression) {
        return PromQl.parse(expression).selectors().getFirst();
    }
}
