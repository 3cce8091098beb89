package io.masthead.http.problem;

import io.masthead.http.request.ViolationCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of problems and all rules of requests that the service documents: of this kit and of its features. */
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

    /** {@return all kinds of problems, by status, then by name} */
    public List<ProblemType> types() {
        return types;
    }

    /** {@return all rules of requests} */
    public List<String> violationCodes() {
        return violationCodes;
    }

    /**
     * {@return a kind of problem}
     *
     * @param slug its name
     */
    public Optional<ProblemType> find(String slug) {
        return types.stream().filter(type -> type.slug().equals(slug)).findFirst();
    }
}
