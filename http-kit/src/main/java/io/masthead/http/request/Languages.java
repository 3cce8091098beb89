package io.masthead.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * The languages that people are spoken to in. The caller chooses with {@code Accept-Language} (RFC 9110 §12.5.4), by
 * lookup (RFC 4647 §3.4): who wants Swiss German gets German. What cannot be read counts as not sent.
 */
public final class Languages {

    /** All of them; the first is for whoever wants none of them. */
    public static final List<Locale> ALL =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.CHINESE);

    private static final String ANY = "*";

    /** Of a range its first part decides: none of the languages here has a region or a script. */
    private static final Pattern RANGE = Pattern.compile("\\s*(\\*|[A-Za-z]{1,8})(-[A-Za-z0-9-]*)?\\s*"
            + "(?:;\\s*[Qq]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

    private Languages() {}

    /**
     * {@return the language that a caller wants}
     *
     * @param request what it sent
     */
    public static Locale of(HttpServletRequest request) {
        List<Wish> wishes = wishes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
        return ALL.stream()
                .flatMap(language -> strongest(wishes, language).stream().map(wish -> new Choice(language, wish)))
                .min(Comparator.comparing(Choice::wish))
                .map(Choice::language)
                .orElse(ALL.get(0));
    }

    private static List<Wish> wishes(List<String> headers) {
        List<Wish> wishes = new ArrayList<>();
        headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .forEach(range -> wishes.add(new Wish(
                        range.group(1).toLowerCase(Locale.ROOT),
                        range.group(2) != null,
                        range.group(3) == null ? 1 : Double.parseDouble(range.group(3)),
                        wishes.size())));
        return wishes;
    }

    /** {@return the wish that a language owes its place to; any language is one that is not named by itself} */
    private static Optional<Wish> strongest(List<Wish> wishes, Locale language) {
        List<Wish> naming = wishes.stream()
                .filter(wish -> wish.isFor(language.getLanguage()))
                .toList();
        if (naming.stream().anyMatch(Wish::isRefusal)) {
            return Optional.empty();
        }
        return (naming.isEmpty() ? wishes.stream().filter(wish -> wish.isFor(ANY)) : naming.stream())
                .filter(wish -> wish.weight > 0)
                .min(Comparator.naturalOrder());
    }

    private record Choice(Locale language, Wish wish) {}

    /** A range of languages and how much it is wanted; the most wanted comes first. */
    private record Wish(String language, boolean narrower, double weight, int place) implements Comparable<Wish> {

        private static final Comparator<Wish> MOST_WANTED =
                Comparator.comparingDouble(Wish::weight).reversed().thenComparingInt(Wish::place);

        boolean isFor(String other) {
            return language.equals(other);
        }

        /** Whoever refuses Swiss German may still want German. */
        boolean isRefusal() {
            return weight == 0 && !narrower;
        }

        @Override
        public int compareTo(Wish other) {
            return MOST_WANTED.compare(this, other);
        }
    }
}
