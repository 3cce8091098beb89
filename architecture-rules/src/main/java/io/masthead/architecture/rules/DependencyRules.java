package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about dependencies between roles. */
final class DependencyRules {

    private static final Rule INWARD = new Rule(
            "HEX-101",
            "dependencies-point-inward",
            "dependencies point inward: from driving adapters to driving ports, from driven adapters to driven ports, from"
                    + " use cases to ports, from all of them to the domain; if driving-port is none, driving adapters"
                    + " call use cases",
            "what is inside must not change when the outside does",
            "declare what the inner class needs as a driven port, and implement that further outside",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule APART = new Rule(
            "HEX-102",
            "adapters-stay-apart",
            "no adapter depends on another",
            "each must be replaceable without the others noticing",
            "talk through a port, or move what both need inward",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule DOMAIN = new Rule(
            "HEX-103",
            "domain-stands-alone",
            "the domain depends on the base module of the JDK, without input and output, and on what domain.allow names only",
            "a project that reuses the domain needs no framework, and no framework decides its form",
            "leave the framework to an adapter, or describe what is needed as a driven port",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule KNOWN = new Rule(
            "HEX-104",
            "adapters-are-known-to-bootstrap-only",
            "nothing but bootstrap depends on an adapter",
            "what knows an adapter cannot be used without it",
            "depend on the port that the adapter implements, and wire the two in bootstrap",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule APPLICATION = new Rule(
            "HEX-105",
            "use-cases-stand-alone",
            "use cases depend on the core, the base module of the JDK, without input and output, and on what"
                    + " application.allow names only",
            "a use case says what happens, not by which means",
            "use a driven port, and let bootstrap hand in the adapter",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private DependencyRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofEach(
                        INWARD,
                        classRole -> classRole.role() != HexagonRole.BOOTSTRAP,
                        (classRole, project) -> project.references(classRole.type()).stream()
                                .filter(reference -> isOutward(classRole, reference, project.settings()))
                                .map(reference -> RuleViolation.ofReference(classRole.type(), reference))),
                Check.ofNames(
                        APART,
                        ClassRole::isAdapter,
                        (classRole, reference) -> reference
                                .classRole()
                                .filter(other -> other.isAdapter() && !other.isOfSameAdapter(classRole))
                                .isPresent()),
                Check.ofEach(
                        DOMAIN,
                        classRole -> classRole.role() == HexagonRole.DOMAIN,
                        (classRole, project) ->
                                foreign(classRole, project, project.settings().domainAllow()::allows)),
                Check.of(KNOWN, ClassRole::isCore, DependencyRules::knowingAdapters),
                Check.ofEach(
                        APPLICATION,
                        classRole -> classRole.role() == HexagonRole.USE_CASE,
                        (classRole, project) ->
                                foreign(classRole, project, project.settings().applicationAllow()::allows)));
    }

    /** Returns the references to classes from outside the project that are not allowed. */
    static Stream<RuleViolation> foreign(ClassRole classRole, Project project, Predicate<String> allowed) {
        return project.references(classRole.type()).stream()
                .filter(reference -> reference.classRole().isEmpty())
                .filter(reference -> !allowed.test(reference.name()))
                .map(reference -> RuleViolation.ofReference(classRole.type(), reference));
    }

    private static boolean isOutward(ClassRole from, Reference reference, HexagonSettings settings) {
        return reference
                .classRole()
                .filter(to -> !to.isAdapter() && !mayKnow(from, to) && !isCallWithoutPort(from, to, settings))
                .isPresent();
    }

    /** Tells whether a driving adapter uses a use case, in a project whose use cases are classes without ports. */
    private static boolean isCallWithoutPort(ClassRole from, ClassRole to, HexagonSettings settings) {
        return from.role() == HexagonRole.DRIVING_ADAPTER
                && to.role() == HexagonRole.USE_CASE
                && settings.hasNone(HexagonRole.DRIVING_PORT);
    }

    private static boolean mayKnow(ClassRole from, ClassRole to) {
        if (from.isShared()) {
            return to.isShared();
        }
        Set<HexagonRole> known = known(from.role());
        boolean sameHome = from.isCore() && from.home() == to.home();
        return known.contains(to.role()) || (from.isCore() && known.contains(to.home())) || sameHome;
    }

    private static Set<HexagonRole> known(HexagonRole role) {
        return switch (role) {
            case DOMAIN -> EnumSet.of(HexagonRole.DOMAIN);
            case DRIVING_PORT -> EnumSet.of(HexagonRole.DOMAIN, HexagonRole.DRIVING_PORT);
            case DRIVEN_PORT -> EnumSet.of(HexagonRole.DOMAIN, HexagonRole.DRIVEN_PORT);
            case USE_CASE ->
                EnumSet.of(HexagonRole.DOMAIN, HexagonRole.DRIVING_PORT, HexagonRole.DRIVEN_PORT, HexagonRole.USE_CASE);
            case DRIVING_ADAPTER -> EnumSet.of(HexagonRole.DOMAIN, HexagonRole.DRIVING_PORT);
            case DRIVEN_ADAPTER -> EnumSet.of(HexagonRole.DOMAIN, HexagonRole.DRIVEN_PORT);
            case BOOTSTRAP -> EnumSet.allOf(HexagonRole.class);
        };
    }

    private static Stream<RuleViolation> knowingAdapters(Project project) {
        Stream<JavaClass> core =
                project.classRoles().stream().filter(ClassRole::isCore).map(ClassRole::type);
        return Stream.concat(core, project.outside().stream())
                .flatMap(type -> project.references(type).stream()
                        .filter(reference -> reference
                                .classRole()
                                .filter(ClassRole::isAdapter)
                                .isPresent())
                        .map(reference -> RuleViolation.ofReference(type, reference)));
    }
}
