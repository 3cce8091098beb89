package io.masthead.architecture.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cycle of dependencies between packages.
 *
 * @param dependencies the dependency of each package on the next one, and of the last on the first; the alphabetically
 *     first package comes first
 */
record PackageCycle(List<PackageDependency> dependencies) {

    private static final String ARROW = " -> ";

    /**
     * Returns the violation, identified by its packages, so that it stays the same when classes change. Its place is in
     * the dependency with the fewest pairs of classes, which is the easiest to remove.
     */
    RuleViolation violation() {
        String first = dependencies.get(0).from();
        String others =
                dependencies.stream().skip(1).map(PackageDependency::from).collect(Collectors.joining(ARROW));
        String message = "Packages " + first + ARROW + others + ARROW + first + " are a cycle: "
                + dependencies.stream().map(PackageDependency::text).collect(Collectors.joining("; "));
        PackageDependency.Use weakest = dependencies.stream()
                .min(Comparator.comparingInt(PackageDependency::weight))
                .orElseThrow()
                .example();
        return new RuleViolation(
                weakest.user(),
                first,
                Optional.of(others),
                message,
                weakest.used().line());
    }
}
