package io.masthead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules about domain, application and the features in all rooms. */
final class CoreRules {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify..";

    private final Layout layout;

    CoreRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule domainStandsAlone() {
        Role domain = layout.domain();
        return new Wording(
                        "domain-stands-alone",
                        "the domain depends on the JDK and JSpecify's annotations only",
                        "whoever reuses it gets it alone, and no framework decides its form",
                        "declare what it needs as an interface of the domain and implement that in an adapter")
                .rule(
                        List.of(domain),
                        classes()
                                .that(domain.classes())
                                .should()
                                .onlyDependOnClassesThat(
                                        JavaClass.Predicates.resideInAnyPackage(domain.pattern(), JDK, NULLNESS)));
    }

    ArchRule applicationKnowsDomainOnly() {
        Role application = layout.application();
        Role domain = layout.domain();
        return new Wording(
                        "application-knows-domain-only",
                        "the application depends on the domain, the JDK and JSpecify's annotations only",
                        "a use case says what happens, not by which means",
                        "use a port of the domain, and let bootstrap hand in the adapter")
                .rule(
                        List.of(application, domain),
                        classes()
                                .that(application.classes())
                                .should()
                                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                        application.pattern(), domain.pattern(), JDK, NULLNESS)));
    }

    ArchRule coreReadsNoSurroundings() {
        Role domain = layout.domain();
        Role application = layout.application();
        return new Wording(
                        "core-reads-no-surroundings",
                        "domain and application read no clock, chance, environment, default zone or language,"
                                + " and no standard stream",
                        "the same call must give the same result on every machine and in every test",
                        "take the value as an argument, an InstantSource or a port, and name zone and locale")
                .rule(
                        List.of(domain, application),
                        classes()
                                .that(domain.classes().or(application.classes()))
                                .should(new Offences(
                                        "read no surroundings",
                                        type -> type.getAccessesFromSelf().stream()
                                                .filter(Surroundings::areReadBy)
                                                .map(JavaAccess::getDescription))));
    }

    ArchRule featuresHaveNoCycles() {
        return new Wording(
                        "features-have-no-cycles",
                        "the features of a room do not depend on each other in a circle",
                        "features in a circle can only be understood, tested and removed together",
                        "let the feature that knows more depend on the other, or move what both need to the package"
                                + " of the room")
                .rule(
                        List.of(layout.domainFeatures(), layout.applicationFeatures(), layout.adapters()),
                        noCyclesIn(".domain.(*).."),
                        noCyclesIn(".application.(*).."),
                        noCyclesIn(".adapters.(*).(*).."));
    }

    private ArchRule noCyclesIn(String features) {
        return slices().matching(layout.root() + features).should().beFreeOfCycles();
    }
}
