package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What someone looks for in posts, written as for a web search: words that must all be there, {@code "a phrase"},
 * {@code or} between alternatives, {@code -word} for what must not be there. Case does not matter. Everything else is
 * passed over, so that any text is a search; one that asks for no word finds nothing.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record SearchText(String value) {

    /** The most code points. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /**
     * Checks the text.
     *
     * @throws InvalidValue if it is too long, or has NUL or a lone surrogate
     */
    public SearchText {
        Checks.text(SearchText.class, value, 0, MAX_LENGTH);
    }

    /**
     * A word, or several that follow each other.
     *
     * @param words letters, marks and digits; at least one
     * @param isExcluded whether they must not be there
     */
    public record Term(List<String> words, boolean isExcluded) {

        /** Copies the words. */
        public Term {
            words = List.copyOf(words);
        }
    }

    /**
     * {@return what is looked for: a post needs to meet any of these, each with all of its terms; each asks for a word}
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
     * {@return the words of a text, as this searches for them}
     *
     * @param text any text
     */
    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
