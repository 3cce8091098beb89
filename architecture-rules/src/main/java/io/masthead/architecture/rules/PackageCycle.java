package io.masthead.architecture.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Packages that depend on each other in a cycle.
 *
 * @param arrows from each package to the next, from the last to the first; it begins with the first name in the alphabet
 */
record PackageCycle(List<PackageDependency> arrows) {

    private static final String ARROW = " -> ";

    /**
     * Violation known by its packages, so that a class that comes or goes leaves it the same. Its place is the arrow that
     * is the easiest to remove.
     */
    Offence offence() {
        String first = arrows.get(0).from();
        String others = arrows.stream().skip(1).map(PackageDependency::from).collect(Collectors.joining(ARROW));
        String message = "Packages " + first + ARROW + others + ARROW + first + " are a cycle: "
                + arrows.stream().map(PackageDependency::text).collect(Collectors.joining("; "));
        PackageDependency.Use weakest = arrows.stream()
                .min(Comparator.comparingInt(PackageDependency::weight))
                .orElseThrow()
                .example();
        return new Offence(
                weakest.user(),
                first,
                Optional.of(others),
                message,
                weakest.used().line());
    }
}
