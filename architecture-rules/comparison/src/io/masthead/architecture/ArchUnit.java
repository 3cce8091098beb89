package io.masthead.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.library.Architectures.onionArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.DEPRECATED_API_SHOULD_NOT_BE_USED;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.GeneralCodingRules.OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.OnionArchitecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules that ArchUnit brings along: its onion architecture, its slices and its general coding rules. */
final class ArchUnit implements Tool {

    private static final DescribedPredicate<JavaClass> BOOTSTRAP =
            resideInAPackage("com.acme.bootstrap..").or(simpleNameEndingWith("Wiring"));

    private final Set<String> names;

    ArchUnit(Set<String> names) {
        this.names = names;
    }

    @Override
    public String title() {
        return "ArchUnit";
    }

    @Override
    public String jar() {
        return "archunit";
    }

    @Override
    public Findings check(Path directory) {
        JavaClasses classes = new ClassFileImporter().importPackages(CorpusCase.ROOT);
        List<String> violations = new ArrayList<>();
        for (ArchRule rule : List.of(
                onion(),
                DEPRECATED_API_SHOULD_NOT_BE_USED,
                NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
                OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED)) {
            violations.addAll(reported(rule, classes));
        }
        violations.addAll(reported(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, classes.that(not(BOOTSTRAP))));

        Stream<String> features = Stream.concat(
                        Stream.of("domain", "application", "port.in", "port.out"), Corpus.ADAPTERS.stream())
                .map(role -> Corpus.PACKAGES + role + ".(*)..");
        List<String> cycles = Stream.concat(Stream.of(Corpus.PACKAGES + "(**)"), features)
                .map(pattern -> slices().matching(pattern).should().beFreeOfCycles())
                .flatMap(rule -> reported(rule, classes).stream())
                .toList();
        return Findings.in(violations, cycles, names);
    }

    /** Driven ports are where the onion has the interfaces of its repositories, all outside of it are adapters. */
    private static ArchRule onion() {
        OnionArchitecture onion = onionArchitecture()
                .domainModels("com.acme.kernel..", "com.acme.domain..")
                .domainServices("com.acme.port.out..")
                .applicationServices("com.acme.port.in..", "com.acme.application..")
                .adapter("bootstrap", BOOTSTRAP)
                .adapter("tools", "com.acme.tools..");
        for (String adapter : Corpus.ADAPTERS) {
            onion = onion.adapter(
                    adapter, resideInAPackage(Corpus.PACKAGES + adapter + "..").and(not(BOOTSTRAP)));
        }
        return onion.ignoreDependency(BOOTSTRAP, alwaysTrue());
    }

    static List<String> reported(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
