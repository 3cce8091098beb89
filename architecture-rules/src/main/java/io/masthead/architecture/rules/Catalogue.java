package io.masthead.architecture.rules;

import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Catalogue of all rules and their checks. */
public final class Catalogue {

    /** Rule that is checked against the build files, not against the classes. */
    public static final Rule BUILD = new Rule(
            "HEX-801",
            "modules-agree-with-roles",
            "a module depends only on modules whose roles its own may know",
            "what the class files do not show, like inlined constants and annotations of the source, the build shows",
            "delete the dependency from the build file",
            Severity.ERROR,
            RuleSet.BUILD);

    private static final List<Check> CHECKS = Stream.of(
                    DependencyRules.all(),
                    PortRules.all(),
                    AdapterRules.all(),
                    PurityRules.all(),
                    TransactionRules.all(),
                    FeatureRules.all(),
                    PackageRules.all(),
                    PracticeRules.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(check -> check.rule().id()))
            .toList();

    private Catalogue() {}

    /** {@return the checks of the rules about classes} */
    public static List<Check> checks() {
        return CHECKS;
    }

    /** {@return all rules, ordered by identity} */
    public static List<Rule> rules() {
        return Stream.concat(CHECKS.stream().map(Check::rule), Stream.of(BUILD))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}
