package io.masthead.architecture.rules;

import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Feature;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rule about cycles between features. */
final class FeatureRules {

    private static final Rule ACYCLIC = new Rule(
            "HEX-601",
            "features-have-no-cycles",
            "the packages of a role, one for each feature or layer, do not depend on each other in a circle",
            "packages in a circle can only be understood, tested and removed together",
            "let the one that knows more depend on the other, or move what both need to the package that they share",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private FeatureRules() {}

    static List<Check> all() {
        return List.of(Check.of(ACYCLIC, FeatureRules::hasFeature, FeatureRules::cycles));
    }

    private static boolean hasFeature(ClassRole classRole) {
        return classRole.feature().isPresent() && classRole.role() != HexagonRole.BOOTSTRAP;
    }

    private static Stream<RuleViolation> cycles(Project project) {
        Map<Feature, Set<Feature>> graph = graph(project);
        return project.classRoles().stream()
                .filter(FeatureRules::hasFeature)
                .flatMap(classRole -> project.references(classRole.type()).stream()
                        .filter(reference -> closesCycle(classRole, reference, graph))
                        .map(reference -> violation(classRole, reference)));
    }

    private static Map<Feature, Set<Feature>> graph(Project project) {
        Map<Feature, Set<Feature>> graph = new TreeMap<>(FeatureRules::compare);
        for (ClassRole classRole : project.classRoles()) {
            if (hasFeature(classRole)) {
                for (Reference reference : project.references(classRole.type())) {
                    other(classRole, reference)
                            .ifPresent(to -> graph.computeIfAbsent(
                                            classRole.feature().orElseThrow(),
                                            from -> new TreeSet<>(FeatureRules::compare))
                                    .add(to));
                }
            }
        }
        return graph;
    }

    private static int compare(Feature one, Feature other) {
        int scopes = one.scope().compareTo(other.scope());
        return scopes != 0 ? scopes : one.name().compareTo(other.name());
    }

    private static Optional<Feature> other(ClassRole classRole, Reference reference) {
        Optional<Feature> own = classRole.feature();
        return reference
                .classRole()
                .flatMap(ClassRole::feature)
                .filter(to -> own.isPresent() && to.scope().equals(own.get().scope()) && !to.equals(own.get()));
    }

    private static boolean closesCycle(ClassRole classRole, Reference reference, Map<Feature, Set<Feature>> graph) {
        return other(classRole, reference)
                .filter(to -> reaches(to, classRole.feature().orElseThrow(), graph))
                .isPresent();
    }

    private static boolean reaches(Feature from, Feature to, Map<Feature, Set<Feature>> graph) {
        Set<Feature> seen = new HashSet<>();
        Deque<Feature> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            Feature feature = next.remove();
            if (feature.equals(to)) {
                return true;
            }
            if (seen.add(feature)) {
                next.addAll(graph.getOrDefault(feature, Set.of()));
            }
        }
        return false;
    }

    private static RuleViolation violation(ClassRole classRole, Reference reference) {
        Feature own = classRole.feature().orElseThrow();
        String cycle =
                own.name() + " and " + other(classRole, reference).orElseThrow().name() + " of " + own.scope();
        return new RuleViolation(
                classRole.type(),
                Optional.of(reference.topName()),
                reference.text() + ", and the packages " + cycle + " need each other",
                reference.line());
    }
}
