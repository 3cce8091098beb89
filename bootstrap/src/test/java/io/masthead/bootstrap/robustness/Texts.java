package io.masthead.bootstrap.robustness;

import io.masthead.domain.UnicodeText;
import io.masthead.domain.user.EmailAddress;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Sample texts for a schema of a string, by their description. */
final class Texts {

    /** Fits into the longest header line. */
    static final int LONGEST_IN_HEAD = 6_000;

    private static final int LONGEST = 100_001;
    private static final String ASTRAL = "\uD83D\uDE00";

    private static final Map<String, String> ODD = Map.ofEntries(
            Map.entry("a NUL", "a\0b"),
            Map.entry("white space", " \t "),
            Map.entry("line breaks", "a\r\nb"),
            Map.entry("right to left", "\u202Eabc\u202C \u05D0\u0628"),
            Map.entry("combining marks", "e" + "\u0301".repeat(50)),
            Map.entry("separators of lines", "a\u2028b\u2029c\u0085d"),
            Map.entry("a byte order mark", "\uFEFFabc"),
            Map.entry("no character", "\uFFFE\uFFFF"),
            Map.entry("nothing to see", "\u200B\u200D\u2060"),
            Map.entry("letters of two shapes", "\uFB01\u0130\u0131\u00DF\u1E9E"),
            Map.entry("control characters", "\u0001\u001B[2J\u007F"),
            Map.entry("marks of SQL", "'\";--%_\\"),
            Map.entry("marks of HTML", "<script>&amp;</script>"),
            Map.entry("an expression", "${1+1}#{1+1}%s%n{0}"));

    private static final Map<String, String> TIMES = Map.ofEntries(
            Map.entry("an offset", "2026-01-01T00:00:00+14:00"),
            Map.entry("too great an offset", "2026-01-01T00:00:00+99:00"),
            Map.entry("a small time", "2026-01-01t00:00:00z"),
            Map.entry("the year 0", "0000-01-01T00:00:00Z"),
            Map.entry("the last year", "9999-12-31T23:59:59.999999999Z"),
            Map.entry("a year before", "-9999-01-01T00:00:00Z"),
            Map.entry("a year of six digits", "+999999-01-01T00:00:00Z"),
            Map.entry("a leap second", "2016-12-31T23:59:60Z"),
            Map.entry("no day", "2026-02-30T00:00:00Z"),
            Map.entry("hour 24", "2026-01-01T24:00:00Z"),
            Map.entry("no offset", "2026-01-01T00:00:00"),
            Map.entry("ten digits of a second", "2026-01-01T00:00:00.1234567891Z"),
            Map.entry("a date", "2026-01-01"));

    private Texts() {}

    /** {@return texts by their description, always in the same order} */
    static Map<String, String> of(JsonNode schema) {
        Map<String, String> texts = new TreeMap<>(ODD);
        texts.put("nothing", "");
        texts.put("a word", "word");
        schema.path("enum").forEach(value -> {
            texts.put("the choice " + value, value.asString());
            texts.put("shouted " + value, value.asString().toUpperCase(Locale.ROOT));
            texts.put("space after " + value, value.asString() + " ");
        });
        if (schema.path("format").asString("").equals("date-time")) {
            texts.putAll(TIMES);
        }
        if (schema.path("pattern").asString("").contains("@")) {
            texts.putAll(Map.of(
                    "an address", "{unique}@robust.test",
                    "an address in another script", "{unique}\u00FC\u4E2D@\u00FC.test",
                    "an address outside the BMP", "{unique}\uD835\uDC00@robust.test",
                    "two at signs", "a@b@robust.test",
                    "the longest address", "{unique}@" + "a".repeat(255 - 22) + ".test"));
        }
        length(texts, "shortest", schema.path("minLength").asInt(0));
        length(texts, "shorter than the shortest", schema.path("minLength").asInt(0) - 1);
        length(texts, "longest", schema.path("maxLength").asInt(0));
        length(texts, "longer than the longest", schema.path("maxLength").asInt(0) + 1);
        return texts;
    }

    private static void length(Map<String, String> texts, String what, int length) {
        if (length > 0 && length <= LONGEST) {
            texts.put("the " + what, "x".repeat(length));
            texts.put("the " + what + " outside the BMP", ASTRAL.repeat(length));
            texts.put("the " + what + " with marks to join", "e\u0301".repeat(length / 2) + "e".repeat(length % 2));
        }
    }

    /** Validity by the format: known for times, unknown for other formats. */
    static Expected expected(JsonNode schema, String text) {
        // A text that is normalized is checked in its normalized form.
        String kept = schema.path("format").asString("").equals("password")
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : text;
        int length = kept.codePointCount(0, kept.length());
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                || !Pattern.compile(schema.path("pattern").asString(""), Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(text)
                        .find()
                || (schema.has("enum")
                        && schema.get("enum")
                                .valueStream()
                                .noneMatch(value -> value.asString().equals(text)))) {
            return Expected.REFUSED;
        }
        if (schema.path("pattern").asString("").contains("@")) {
            return EmailAddress.parse(text).isPresent() ? Expected.FITS : Expected.REFUSED;
        }
        if (schema.path("minLength").asInt(0) > 0 && !UnicodeText.isDisplayable(text)) {
            return Expected.EITHER; // refused as a name or title, unlike other texts
        }
        return switch (schema.path("format").asString("")) {
            case "" -> Expected.FITS;
            case "date-time" -> isTime(text) ? Expected.EITHER : Expected.REFUSED;
            default -> Expected.EITHER;
        };
    }

    private static boolean isTime(String text) {
        if (TIMES.containsValue(text)) {
            return true; // RFC 3339 and ISO 8601 do not agree
        }
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeParseException unlike) {
            return false;
        }
    }
}
