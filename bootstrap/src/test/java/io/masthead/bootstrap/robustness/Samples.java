package io.masthead.bootstrap.robustness;

import io.masthead.bootstrap.robustness.Operation.Parameter;
import io.masthead.bootstrap.robustness.Operation.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Sample values for one parameter: every boundary, every wrong type, and unusual values. */
final class Samples {

    /** Numbers that are no plain integer, at least for some parsers. */
    private static final List<String> ODD_NUMBERS = List.of(
            "-0",
            "0",
            "-1",
            "1.5",
            "1.0",
            "1e2",
            "1e400",
            "-1e400",
            "1e-400",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1" + "0".repeat(400));

    private static final List<String> NO_NUMBERS =
            List.of("+1", "01", "0x10", "1_000", "1,5", "NaN", "Infinity", " 1", "1 ", "\u0661", "one", "");

    private static final List<String> OTHER_TYPES =
            List.of("null", "true", "false", "[]", "[1]", "[\"a\"]", "{}", "{\"a\":1}", "\"\"", "\"1\"", "\"word\"");

    /** Samples for JSON only. */
    private static final List<String> BROKEN_STRINGS = List.of(
            "\"\\ud800\"",
            "\"a\\udc00\\ud800b\"",
            "\"\\u00\"",
            "\"\\x41\"",
            "\"\u00FF\u00FE\"",
            "\"\u00C0\u0080\"",
            "\"\u00ED\u00A0\u0080\"",
            "\"\u00F5\u0080\u0080\u0080\"",
            "\"a\nb\"",
            "'word'",
            "word");

    private static final List<String> BROKEN_CODES = List.of(
            "%",
            "%4",
            "%zz",
            "%00",
            "%FF",
            "%C0%80",
            "%ED%A0%80",
            "%252e",
            "%2e%2e",
            "%2F",
            "%5C",
            "%0D%0A",
            "%E2%80%A8",
            "+",
            "a;b=c",
            "a&b",
            "%41".repeat(2_000),
            "a".repeat(5_000),
            "[",
            "|",
            "\u00E9");

    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Samples() {}

    static List<Sample> of(Parameter parameter) {
        return switch (type(parameter.schema())) {
            case "integer" -> integers(parameter);
            case "boolean" -> booleans(parameter);
            case "string" -> strings(parameter);
            case "array" -> entries(parameter);
            // No value of this kind has been accepted so far.
            default -> throw new IllegalStateException("No samples for " + parameter);
        };
    }

    /** {@return entries of a list in a query, which is sent as a parameter for each} */
    private static List<Sample> entries(Parameter parameter) {
        return of(new Parameter(
                parameter.name(), parameter.place(), parameter.schema().get("items"), parameter.required()));
    }

    /** {@return values of a member of a form} */
    static List<Sample> ofField(Parameter field) {
        List<Sample> samples = new ArrayList<>();
        Texts.of(field.schema())
                .forEach((what, text) -> samples.add(new Sample(what, Octets.percentEncoded(text), Expected.EITHER)));
        BROKEN_CODES.forEach(code -> samples.add(new Sample("the code " + code, code, Expected.EITHER)));
        return samples;
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("none");
    }

    private static List<Sample> integers(Parameter parameter) {
        JsonNode schema = parameter.schema();
        Set<String> numbers = new LinkedHashSet<>(ODD_NUMBERS);
        for (String limit : List.of("minimum", "maximum")) {
            BigDecimal value = new BigDecimal(schema.get(limit).asString());
            for (int step = -1; step <= 1; step++) {
                numbers.add(value.add(BigDecimal.valueOf(step)).toPlainString());
            }
        }
        List<Sample> samples = new ArrayList<>();
        numbers.forEach(number -> samples.add(new Sample("the number " + number, number, expected(schema, number))));
        if (parameter.place() == Place.BODY) {
            OTHER_TYPES.forEach(other -> samples.add(new Sample("not a number", other, Expected.REFUSED)));
            BROKEN_STRINGS.forEach(broken -> samples.add(new Sample("a broken string", broken, Expected.REFUSED)));
            NO_NUMBERS.stream()
                    .filter(text -> !text.isBlank() && !text.contains(" "))
                    .forEach(text ->
                            samples.add(new Sample("what looks like a number", Octets.of(text), Expected.REFUSED)));
        } else {
            NO_NUMBERS.forEach(text ->
                    samples.add(new Sample("what looks like a number", Octets.percentEncoded(text), Expected.EITHER)));
            samples.addAll(brokenCodes(parameter.place(), Expected.EITHER));
        }
        return samples;
    }

    /** An id beyond the largest number may be either looked up or refused. */
    private static Expected expected(JsonNode schema, String number) {
        BigDecimal value = new BigDecimal(number);
        if (value.compareTo(GREATEST) > 0
                && new BigDecimal(schema.get("maximum").asString()).compareTo(GREATEST) == 0) {
            return Expected.EITHER;
        }
        if (value.compareTo(new BigDecimal(schema.get("minimum").asString())) < 0
                || value.compareTo(new BigDecimal(schema.get("maximum").asString())) > 0
                || value.stripTrailingZeros().scale() > 0) {
            return Expected.REFUSED;
        }
        return value.toBigInteger().toString().equals(number) ? Expected.FITS : Expected.EITHER;
    }

    private static List<Sample> booleans(Parameter parameter) {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample("true", "true", Expected.FITS));
        samples.add(new Sample("false", "false", Expected.FITS));
        for (String other : List.of("", "TRUE", "1", "yes", "null", "%20true")) {
            samples.add(new Sample("not a truth value", other, Expected.EITHER));
        }
        samples.addAll(brokenCodes(parameter.place(), Expected.REFUSED));
        return samples;
    }

    private static List<Sample> strings(Parameter parameter) {
        List<Sample> samples = new ArrayList<>();
        JsonNode schema = parameter.schema();
        Texts.of(schema).forEach((what, text) -> {
            Expected expected = Texts.expected(schema, text.replace("{unique}", "0123456789abcdef"));
            switch (parameter.place()) {
                case BODY -> samples.add(new Sample(what, Octets.quoted(text), expected));
                case HEADER -> {
                    if (text.chars().noneMatch(character -> character < ' ') && text.length() < Texts.LONGEST_IN_HEAD) {
                        samples.add(new Sample(what, Octets.of(text), Expected.EITHER));
                    }
                }
                // Names of fields, cursors and similar texts have rules of their own and are never empty.
                default ->
                    samples.add(new Sample(
                            what,
                            Octets.percentEncoded(text),
                            expected == Expected.REFUSED && !text.isEmpty() ? expected : Expected.EITHER));
            }
        });
        if (parameter.place() == Place.BODY) {
            for (String other : OTHER_TYPES) {
                if (!other.startsWith("\"")) {
                    samples.add(new Sample("not a string", other, Expected.REFUSED));
                }
            }
            ODD_NUMBERS.forEach(number -> samples.add(new Sample("not a string", number, Expected.REFUSED)));
            BROKEN_STRINGS.forEach(broken -> samples.add(new Sample("a broken string", broken, Expected.REFUSED)));
            samples.add(new Sample(
                    "a string, escaped", "\"" + Octets.escaped('w') + "\\/\\b\\f\\ud83d\\ude00\"", Expected.EITHER));
        } else if (parameter.place() == Place.HEADER) {
            for (String tags :
                    List.of("*", "\"0\"", "W/\"0\"", "\"a\", \"b\",", "\"", "\"a", ",", "\u00FF", "\"\u00FF\"")) {
                samples.add(new Sample("the header " + tags, tags, Expected.EITHER));
            }
        } else {
            samples.addAll(brokenCodes(parameter.place(), Expected.EITHER));
        }
        return samples;
    }

    /** Excludes characters that would end the value. */
    private static List<Sample> brokenCodes(Place place, Expected expected) {
        return place == Place.HEADER
                ? List.of()
                : BROKEN_CODES.stream()
                        .map(code -> new Sample(
                                "the code " + code.substring(0, Math.min(20, code.length())),
                                code,
                                code.contains("&") || code.contains(";") ? Expected.EITHER : expected))
                        .toList();
    }
}
