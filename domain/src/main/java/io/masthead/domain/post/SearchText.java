package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Search text for posts in the syntax of web searches: words that must all occur, {@code "a phrase"}, {@code or}
 * between alternatives, {@code -word} for an excluded word. Case and accents do not matter. Other characters are
 * ignored, so that every text is a valid search; a search without a word finds nothing.
 *
 * <p>A word is a run of letters, marks and digits, and is found whole: in scripts without spaces, it is all text between
 * two spaces or punctuation characters. Accents are the combining marks U+0300 to U+036F, which {@code é}, {@code Ё} or
 * {@code ά} have in their canonical decomposition (Unicode Standard Annex 15). Letters without one ({@code ø},
 * {@code ł}, {@code ß}) are letters of their own, and so are those with marks of other scripts.
 *
 * @param value at most {@value #MAX_LENGTH} code points
 */
public record SearchText(String value) {

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

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
     * @param words the words as {@link SearchText#words} returns them; at least one
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
     * {@return the words of a text as a search compares them, except for case: without accents, in NFC}
     *
     * @param text any text
     */
    public static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> withoutAccents(word.group()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String withoutAccents(String word) {
        String decomposed = Normalizer.normalize(word, Form.NFD);
        return Normalizer.normalize(ACCENTS.matcher(decomposed).replaceAll(""), Form.NFC);
    }
}
