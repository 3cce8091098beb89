package io.masthead.http.problem;

import io.masthead.http.request.ViolationCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Catalogue of all types of problems and all codes of violations of the service: those of this kit and of its features.
 */
public final class ProblemCatalogue {

    private final List<ProblemType> types;
    private final List<String> violationCodes;

    ProblemCatalogue(List<FeatureProblems> features) {
        types = Stream.concat(
                        ProblemType.KNOWN.stream(), features.stream().flatMap(feature -> feature.types().stream()))
                .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
                .toList();
        violationCodes = Stream.concat(
                        Stream.of(ViolationCode.values()).map(ViolationCode::toString),
                        features.stream().flatMap(feature -> feature.violationCodes().stream()))
                .toList();
    }

    /** {@return all types of problems, by status, then by slug} */
    public List<ProblemType> types() {
        return types;
    }

    /** {@return the codes of all violations} */
    public List<String> violationCodes() {
        return violationCodes;
    }

    /**
     * {@return a type of problem, if there is one with the slug}
     *
     * @param slug its slug
     */
    public Optional<ProblemType> find(String slug) {
        return types.stream().filter(type -> type.slug().equals(slug)).findFirst();
    }
}
