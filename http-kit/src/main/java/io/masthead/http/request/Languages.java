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
 * Languages of texts for people. The caller chooses with {@code Accept-Language} (RFC 9110 §12.5.4), by lookup (RFC
 * 4647 §3.4): Swiss German leads to German. Unreadable ranges are ignored.
 */
public final class Languages {

    /** All languages; the first is the default. */
    public static final List<Locale> ALL =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.CHINESE);

    private static final String ANY = "*";

    /** The first subtag of a range decides: none of the languages here has a region or a script. */
    private static final Pattern RANGE = Pattern.compile("\\s*(\\*|[A-Za-z]{1,8})(-[A-Za-z0-9-]*)?\\s*"
            + "(?:;\\s*[Qq]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

    private Languages() {}

    /**
     * {@return the language of responses to a request}
     *
     * @param request the request
     */
    public static Locale of(HttpServletRequest request) {
        List<Preference> preferences = preferences(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
        return ALL.stream()
                .flatMap(language ->
                        strongest(preferences, language).stream().map(preference -> new Choice(language, preference)))
                .min(Comparator.comparing(Choice::preference))
                .map(Choice::language)
                .orElse(ALL.get(0));
    }

    private static List<Preference> preferences(List<String> headers) {
        List<Preference> preferences = new ArrayList<>();
        headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .forEach(range -> preferences.add(new Preference(
                        range.group(1).toLowerCase(Locale.ROOT),
                        range.group(2) != null,
                        range.group(3) == null ? 1 : Double.parseDouble(range.group(3)),
                        preferences.size())));
        return preferences;
    }

    /** {@return the strongest preference for a language; {@code *} applies to languages that no other range names} */
    private static Optional<Preference> strongest(List<Preference> preferences, Locale language) {
        List<Preference> naming = preferences.stream()
                .filter(preference -> preference.isFor(language.getLanguage()))
                .toList();
        if (naming.stream().anyMatch(Preference::isRefusal)) {
            return Optional.empty();
        }
        return (naming.isEmpty() ? preferences.stream().filter(preference -> preference.isFor(ANY)) : naming.stream())
                .filter(preference -> preference.weight > 0)
                .min(Comparator.naturalOrder());
    }

    private record Choice(Locale language, Preference preference) {}

    /** A language range with its weight; the greatest weight comes first, then the earlier range. */
    private record Preference(String language, boolean narrower, double weight, int place)
            implements Comparable<Preference> {

        private static final Comparator<Preference> BY_WEIGHT =
                Comparator.comparingDouble(Preference::weight).reversed().thenComparingInt(Preference::place);

        boolean isFor(String other) {
            return language.equals(other);
        }

        /** Excludes ranges with a region: refusing Swiss German does not refuse German. */
        boolean isRefusal() {
            return weight == 0 && !narrower;
        }

        @Override
        public int compareTo(Preference other) {
            return BY_WEIGHT.compare(this, other);
        }
    }
}
