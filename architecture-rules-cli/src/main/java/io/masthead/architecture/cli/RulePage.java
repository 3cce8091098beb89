package io.masthead.architecture.cli;

import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import java.util.Locale;

/**
 * Page about a rule.
 *
 * @param rule the rule
 */
record RulePage(Rule rule) {

    /** {@return the page, in Markdown} */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                # %1$s %2$s

                %3$s

                | | |
                |---|---|
                | Severity | %6$s |
                | Set | `%7$s` |

                ## Why

                %4$s

                ## What to do instead

                %5$s

                ## Where it does not fit

                Declare an exception, with a reason:

                ```properties
                exception.1.rule = %1$s
                exception.1.class = %8$s
                exception.1.reason = Why this place is different
                ```

                Or switch the rule off, with a reason:

                ```properties
                rule.%1$s = off
                rule.%1$s.reason = Why it does not fit this project
                ```
                """,
                rule.id(),
                rule.name().replace('-', ' '),
                sentence(rule.statement()),
                sentence(rule.why()),
                sentence(rule.instead()),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.set().key(),
                subject());
    }

    /** {@return the example class for an exception from the rule} */
    private String subject() {
        if (rule.set() == RuleSet.BUILD) {
            return "the-module";
        }
        return rule.id().equals("HEX-602") ? "com.acme.shop.thefirstpackage" : "com.acme.shop.TheClass";
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
