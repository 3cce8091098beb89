package io.masthead.architecture.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the valid name closest to a misspelt one. */
public final class ClosestMatch {

    private ClosestMatch() {}

    /**
     * {@return the candidate with the smallest edit distance}
     *
     * @param word the misspelt name
     * @param candidates the valid names
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * {@return the candidate with the smallest edit distance, unless that is more than two}
     *
     * @param word the misspelt name
     * @param candidates the valid names
     */
    static Optional<String> near(String word, Collection<String> candidates) {
        return to(word, candidates).filter(candidate -> distance(word, candidate) <= 2);
    }

    /** Computes the Levenshtein distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
