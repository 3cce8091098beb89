package io.masthead.architecture.rules;

import io.masthead.architecture.model.Feature;
import io.masthead.architecture.model.Part;
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

/** The rule about features. */
final class FeatureRules {

    private static final Rule ACYCLIC = new Rule(
            "HEX-601",
            "features-have-no-cycles",
            "the features of a role do not depend on each other in a circle",
            "features in a circle can only be understood, tested and removed together",
            "let the feature that knows more depend on the other, or move what both need to the package that they share",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private FeatureRules() {}

    static List<Check> all() {
        return List.of(Check.of(ACYCLIC, FeatureRules::hasFeature, FeatureRules::circles));
    }

    private static boolean hasFeature(Part part) {
        return part.feature().isPresent() && part.role() != HexagonRole.BOOTSTRAP;
    }

    private static Stream<Offence> circles(Project project) {
        Map<Feature, Set<Feature>> graph = graph(project);
        return project.parts().stream()
                .filter(FeatureRules::hasFeature)
                .flatMap(part -> project.references(part.type()).stream()
                        .filter(reference -> closesCircle(part, reference, graph))
                        .map(reference -> offence(part, reference)));
    }

    private static Map<Feature, Set<Feature>> graph(Project project) {
        Map<Feature, Set<Feature>> graph = new TreeMap<>(FeatureRules::compare);
        for (Part part : project.parts()) {
            if (hasFeature(part)) {
                for (Reference reference : project.references(part.type())) {
                    other(part, reference)
                            .ifPresent(to -> graph.computeIfAbsent(
                                            part.feature().orElseThrow(), from -> new TreeSet<>(FeatureRules::compare))
                                    .add(to));
                }
            }
        }
        return graph;
    }

    private static int compare(Feature one, Feature other) {
        int rooms = one.room().compareTo(other.room());
        return rooms != 0 ? rooms : one.name().compareTo(other.name());
    }

    private static Optional<Feature> other(Part part, Reference reference) {
        Optional<Feature> own = part.feature();
        return reference
                .part()
                .flatMap(Part::feature)
                .filter(to -> own.isPresent() && to.room().equals(own.get().room()) && !to.equals(own.get()));
    }

    private static boolean closesCircle(Part part, Reference reference, Map<Feature, Set<Feature>> graph) {
        return other(part, reference)
                .filter(to -> reaches(to, part.feature().orElseThrow(), graph))
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

    private static Offence offence(Part part, Reference reference) {
        String circle = part.feature().orElseThrow().name() + " and "
                + other(part, reference).orElseThrow().name();
        return new Offence(
                part.type(),
                Optional.of(reference.topName()),
                reference.text() + ", and the features " + circle + " need each other",
                reference.line());
    }
}
