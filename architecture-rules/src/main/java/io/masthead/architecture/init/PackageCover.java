package io.masthead.architecture.init;

import io.masthead.architecture.config.PackagePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds few patterns that match given packages and no others. */
final class PackageCover {

    private final String root;
    private final Collection<ScannedPackage> all;
    private final boolean isModular;

    /** Patterns of other roles, which can be excluded. */
    private final Set<String> exclusions = new LinkedHashSet<>();

    PackageCover(ScannedProject project) {
        this.root = project.root();
        this.all = project.packages().values();
        this.isModular = project.isModular();
    }

    /**
     * Pattern with the packages to exclude from it.
     *
     * @param text the pattern
     * @param matched the packages that it matches, without the excluded ones
     * @param excluded the patterns to exclude
     */
    private record Candidate(String text, Set<ScannedPackage> matched, Set<String> excluded) {

        /** Returns the number of packages that are saved a pattern of their own. */
        private double gain(Set<ScannedPackage> open, Set<String> alreadyExcluded) {
            long covered = matched.stream().filter(open::contains).count();
            long added = excluded.stream()
                    .filter(pattern -> !alreadyExcluded.contains(pattern))
                    .count();
            return covered - 1 - 1.1 * added;
        }
    }

    /**
     * {@return the patterns that match the packages, those to exclude last}
     *
     * @param packages the packages
     * @param isAdapter whether each package below an adapters' package is an adapter of its own
     */
    List<String> of(Collection<ScannedPackage> packages, boolean isAdapter) {
        Set<ScannedPackage> wanted = new LinkedHashSet<>(packages);
        List<Candidate> candidates = wanted.stream()
                .flatMap(this::texts)
                .distinct()
                .flatMap(text -> candidate(text, wanted).stream())
                .toList();
        Set<ScannedPackage> open = new LinkedHashSet<>(wanted);
        List<Candidate> chosen = new ArrayList<>();
        Set<String> excluded = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Candidate best = candidates.stream()
                    .filter(candidate -> candidate.matched().stream().anyMatch(open::contains))
                    .max(Comparator.comparing((Candidate candidate) -> isModular && hasFeatures(candidate))
                            .thenComparingDouble(candidate -> candidate.gain(open, excluded))
                            .thenComparing(candidate -> !candidate.text().startsWith(".."))
                            .thenComparing(candidate -> candidate.text().endsWith(".."))
                            .thenComparingInt(candidate -> -candidate.text().length())
                            .thenComparing(Candidate::text))
                    .orElseThrow();
            chosen.add(best);
            excluded.addAll(best.excluded());
            open.removeAll(best.matched());
        }
        List<String> patterns = chosen.stream()
                .map(candidate -> isAdapter ? eachAdapter(candidate) : candidate.text())
                .sorted()
                .toList();
        exclusions.addAll(patterns);
        return Stream.concat(patterns.stream(), excluded.stream().map(pattern -> "!" + pattern))
                .toList();
    }

    /** Tells whether the rules compare the packages between the root and the words of a pattern, as features. */
    private static boolean hasFeatures(Candidate candidate) {
        return candidate.text().startsWith("..");
    }

    /** Returns the pattern itself, if packages, and the packages below, are one adapter, or one for each of them. */
    private String eachAdapter(Candidate candidate) {
        if (!candidate.text().endsWith("..")) {
            return candidate.text();
        }
        String above = candidate.text().substring(0, candidate.text().length() - 2);
        PackagePattern exact = pattern(above);
        boolean holdsAdapters = PackageName.holdsAdapters(above.substring(above.lastIndexOf('.') + 1))
                && all.stream().noneMatch(each -> exact.matches(each.fullName()));
        return holdsAdapters ? above + ".*.." : candidate.text();
    }

    private Optional<Candidate> candidate(String text, Set<ScannedPackage> wanted) {
        Set<ScannedPackage> matched = matching(text);
        Set<ScannedPackage> others = new HashSet<>(matched);
        others.removeAll(wanted);
        Set<String> excluded = new LinkedHashSet<>();
        for (String exclusion : exclusions) {
            Set<ScannedPackage> without = matching(exclusion);
            if (without.stream().anyMatch(others::contains) && without.stream().noneMatch(wanted::contains)) {
                excluded.add(exclusion);
                others.removeAll(without);
            }
        }
        matched.retainAll(wanted);
        return others.isEmpty() ? Optional.of(new Candidate(text, matched, excluded)) : Optional.empty();
    }

    private Set<ScannedPackage> matching(String text) {
        PackagePattern pattern = pattern(text);
        Set<ScannedPackage> matching = new HashSet<>();
        all.stream().filter(each -> pattern.matches(each.fullName())).forEach(matching::add);
        return matching;
    }

    private PackagePattern pattern(String text) {
        return PackagePattern.parse(List.of(root), text).get(0);
    }

    /** Returns patterns of the package: itself, those above down to the word that decided, and that word anywhere. */
    private Stream<String> texts(ScannedPackage each) {
        List<String> segments = each.name().segments();
        int stem = each.name().stem();
        Stream.Builder<String> texts = Stream.builder();
        texts.add("." + String.join(".", segments));
        boolean decided = each.name().zone() != Zone.UNKNOWN;
        if (isModular && !decided) {
            texts.add("..");
        }
        for (int length = decided ? stem : 1; length <= segments.size(); length++) {
            texts.add("." + String.join(".", segments.subList(0, length)) + "..");
        }
        if (decided && stem > 1) {
            Stream.of(each.name().decision(), String.join(".", segments.subList(stem - 2, stem)))
                    .forEach(word -> texts.add(".." + word).add(".." + word + ".."));
        }
        return texts.build();
    }
}
