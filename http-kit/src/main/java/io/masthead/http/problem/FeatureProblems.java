package io.masthead.http.problem;

import java.util.List;
import java.util.Optional;

/**
 * What a feature adds to the documentation of problems. A bean; without one, its failures have the right status and the
 * general words of that status.
 *
 * @param types its kinds of problems
 * @param violationCodes its rules of requests
 * @param messages the base name of resource bundles with its words, in each of {@link io.masthead.http.request.Languages}
 */
public record FeatureProblems(List<ProblemType> types, List<String> violationCodes, Optional<String> messages) {

    /** Copies the lists. */
    public FeatureProblems {
        types = List.copyOf(types);
        violationCodes = List.copyOf(violationCodes);
    }
}
