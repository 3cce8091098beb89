package io.masthead.architecture.junit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.masthead.architecture.Hexagon;
import io.masthead.architecture.Rules;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Rules of ArchUnit over one report: the first that is evaluated runs all checks. */
final class ReportRules {

    private final Supplier<Hexagon> hexagon;
    private final Map<JavaClasses, Report> reports = new WeakHashMap<>();

    ReportRules(Supplier<Hexagon> hexagon) {
        this.hexagon = hexagon;
    }

    /** {@return the rule with an identity} */
    ArchRule of(String id) {
        Rule rule = Rules.all().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return rule(
                        id + " " + rule.name() + ": " + rule.statement(),
                        report -> report.of(rule).violations().stream()
                                .filter(ReportedViolation::fails)
                                .map(ReportedViolation::text)
                                .toList())
                .because(rule.why());
    }

    /** {@return the rule that the baseline is up to date} */
    ArchRule ofBaseline() {
        return rule("the baseline is up to date", Report::baseline);
    }

    private ArchRule rule(String description, Function<Report, List<String>> violations) {
        return ArchRuleDefinition.all(new AbstractClassesTransformer<String>("violations") {
                    @Override
                    public Iterable<String> doTransform(JavaClasses classes) {
                        return violations.apply(report(classes));
                    }
                })
                .should(new ArchCondition<String>("not exist") {
                    @Override
                    public void check(String violation, ConditionEvents events) {
                        events.add(SimpleConditionEvent.violated(violation, violation));
                    }
                })
                .allowEmptyShould(true)
                .as(description);
    }

    private synchronized Report report(JavaClasses classes) {
        return reports.computeIfAbsent(classes, imported -> hexagon.get().check(imported));
    }
}
