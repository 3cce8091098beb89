package io.masthead.architecture.junit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.masthead.architecture.Hexagon;
import io.masthead.architecture.Rules;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import java.util.Map;
import java.util.WeakHashMap;
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
        return new FreezableRule(
                id + " " + rule.name(),
                ": " + rule.statement() + ", because " + rule.why() + "; instead, " + rule.instead(),
                classes -> report(classes).of(rule).violations().stream()
                        .filter(ReportedViolation::fails)
                        .map(ReportedViolation::text)
                        .toList());
    }

    /** {@return the rule that the baseline is up to date} */
    ArchRule ofBaseline() {
        return new FreezableRule(
                "the baseline is up to date", "", classes -> report(classes).baseline());
    }

    private synchronized Report report(JavaClasses classes) {
        return reports.computeIfAbsent(classes, imported -> hexagon.get().check(imported));
    }
}
