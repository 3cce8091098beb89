package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class TextReportWriterTest {

    private final List<ReportedViolation> violations = new ArrayList<>();

    @Test
    void begins_with_the_rule_that_is_violated_most_and_with_the_package_that_violates_it_most() {
        add(3, Sample.INWARD, "com.acme.order.Order");
        add(9, Sample.OUTPUT, "com.acme.cart.Cart");
        add(4, Sample.OUTPUT, "com.acme.user.User");
        add(5, Sample.OUTPUT, "com.acme.user.Role");
        add(1, Sample.OUTPUT, "com.acme.user.Name");
        add(20, Sample.RECORDS, "com.acme.rest.Dto");

        String text = text();

        assertThat(all("(?m)^HEX-\\d+: .*\\((\\d+)\\)$", text)).containsExactly("19", "3", "20");
        assertThat(all("(?m)^  (com\\.acme\\.\\S+ \\(\\d+\\))$", text))
                .containsExactly("com.acme.user (10)", "com.acme.cart (9)", "com.acme.order (3)", "com.acme.rest (20)");
        assertThat(all("(?m)^    com\\.acme\\.user\\.(\\S+)", text)).containsExactly("Role", "User", "Name");
        assertThat(text).endsWith("""

                19 of HEX-704 no-console
                3 of HEX-101 dependencies-point-inward
                20 of HEX-706 records-for-transfer
                FAILED: 22 violations of 2 rules, 20 warnings
                """);
    }

    @Test
    void fits_600_violations_on_a_few_screens_and_counts_those_that_it_does_not_list() {
        for (int number = 0; number < 200; number++) {
            add(1 + number % 5, Sample.OUTPUT, "com.acme.part" + number % 23 + ".Class" + number);
        }

        String text = text();

        assertThat(violations).hasSize(600);
        assertThat(text.lines().count()).isLessThan(100);
        assertThat(all("(?m)^    (com\\.acme\\.\\S+)", text)).hasSize(10);
        int inListedPackages = sum(all("(?m)^  com\\.acme\\.\\S+ \\((\\d+)\\)$", text));
        int inOthers = sum(all("(?m)^  and (\\d+) more in 13 packages$", text));
        assertThat(inListedPackages + inOthers).isEqualTo(600);
    }

    @Test
    void lists_one_pair_of_each_package_and_otherwise_the_worst() {
        for (int number = 1; number <= 5; number++) {
            add(90 + number, Sample.OUTPUT, "com.acme.order.Order" + number);
            add(2, Sample.OUTPUT, "com.acme.part" + number + ".First");
            add(1, Sample.OUTPUT, "com.acme.part" + number + ".Second");
        }

        String text = text();

        assertThat(all("(?m)^    com\\.acme\\.(\\S+)", text))
                .containsExactly(
                        "order.Order5",
                        "order.Order4",
                        "order.Order3",
                        "order.Order2",
                        "order.Order1",
                        "part1.First",
                        "part2.First",
                        "part3.First",
                        "part4.First",
                        "part5.First");
        assertThat(all("(?m)^    and (\\d+) more$", text)).containsExactly("1", "1", "1", "1", "1");
    }

    @Test
    void lists_modules_and_packages_as_what_they_are() {
        add(1, Sample.BUILD, "shop-desk");
        add(1, Sample.BUILD, "com.acme.shop");

        assertThat(all("(?m)^  (\\S+) \\(1\\)$", text())).containsExactly("shop-desk", "com.acme.shop");
    }

    private void add(int count, Rule rule, String subject) {
        for (int line = 1; line <= count; line++) {
            violations.add(Sample.violation(rule, subject, "", "it prints", new Place("A.java", line)));
        }
    }

    private String text() {
        Report report =
                new Report("com.acme", List.of(), List.of(), violations, List.of(), List.of(), Optional.empty());
        return written(report, ReportFormat.TEXT);
    }

    private static List<String> all(String pattern, String text) {
        Stream<MatchResult> matches = Pattern.compile(pattern).matcher(text).results();
        return matches.map(match -> match.group(1)).toList();
    }

    private static int sum(List<String> numbers) {
        return numbers.stream().mapToInt(Integer::parseInt).sum();
    }
}
