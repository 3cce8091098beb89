package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Search text for posts in the syntax of web searches: words that must all occur, {@code "a phrase"}, {@code or}
 * between alternatives, {@code -word} for an excluded word. Case-insensitive. Other characters are ignored, so that
 * every text is a valid search; a search without a word finds nothing.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record SearchText(String value) {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is too long, or contains NUL or an unpaired surrogate
     */
    public SearchText {
        Checks.text(SearchText.class, value, 0, MAX_LENGTH);
    }

    /**
     * Search term: a word or a phrase.
     *
     * @param words the words, of letters, marks and digits; at least one
     * @param isExcluded whether the term must not occur
     */
    public record Term(List<String> words, boolean isExcluded) {

        /** Copies the words. */
        public Term {
            words = List.copyOf(words);
        }
    }

    /**
     * {@return the alternatives: a post matches if it matches all terms of any alternative; each alternative has at
     * least one term that is not excluded}
     */
    public List<List<Term>> alternatives() {
        List<List<Term>> alternatives = new ArrayList<>();
        alternatives.add(new ArrayList<>());
        Matcher parts = PART.matcher(value);
        while (parts.find()) {
            if (parts.group().equalsIgnoreCase("or")) {
                alternatives.add(new ArrayList<>());
            } else {
                List<String> words = words(parts.group(2) == null ? parts.group(3) : parts.group(2));
                if (!words.isEmpty()) {
                    boolean isExcluded = !parts.group(1).isEmpty();
                    alternatives.get(alternatives.size() - 1).add(new Term(words, isExcluded));
                }
            }
        }
        return alternatives.stream()
                .filter(terms -> terms.stream().anyMatch(term -> !term.isExcluded()))
                .map(List::copyOf)
                .toList();
    }

    /**
     * {@return the words of a text, as the search splits it}
     *
     * @param text any text
     */
    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
