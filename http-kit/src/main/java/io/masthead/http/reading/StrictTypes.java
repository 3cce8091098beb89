package io.masthead.http.reading;

import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads strings, integers, booleans, instants and enum constants with no coercion: "5" is not a number. A value of
 * another type is recorded as a violation and reading continues, so that one response lists all of them.
 *
 * <p>Values in queries and paths are always text: there, numbers are plain decimal digits.
 */
final class StrictTypes {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");
    private static final int LONGEST_LONG = 18;

    private StrictTypes() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("strict types");
        module.addDeserializer(String.class, new Text());
        module.addDeserializer(Integer.class, new WholeNumber<>(Integer.class, StrictTypes::toInteger));
        module.addDeserializer(Long.class, new WholeNumber<>(Long.class, StrictTypes::toLong));
        module.addDeserializer(Boolean.class, new Bool());
        module.addDeserializer(Instant.class, new PointInTime());
        module.setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    ValueDeserializer<?> deserializer) {
                return new Name(type.getRawClass());
            }
        });
        return module;
    }

    /** Parses an integer in plain decimal digits; one beyond the range of a long counts as the nearest long. */
    static @Nullable Long parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return null;
        }
        if (text.length() <= LONGEST_LONG) {
            return Long.valueOf(text);
        }
        // Huge numbers are not converted, since conversion is slow: their sign decides.
        String digits = text.startsWith("-") ? text.substring(1) : text;
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > LONGEST_LONG + 1) {
            return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        BigInteger value = new BigInteger(text.startsWith("-") ? "-" + significant : significant);
        return value.max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static Long toLong(Long value) {
        return value;
    }

    private static Integer toInteger(Long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /**
     * Deserializer that records violations. An absent value is null without a violation; an explicit null has the wrong
     * type.
     */
    private abstract static class ViolationRecorder<T> extends StdScalarDeserializer<T> {

        private final ViolationCode typeCode;
        private final List<String> allowed;

        ViolationRecorder(Class<?> type, ViolationCode typeCode) {
            this(type, typeCode, List.of());
        }

        ViolationRecorder(Class<?> type, ViolationCode typeCode, List<String> allowed) {
            super(type);
            this.typeCode = typeCode;
            this.allowed = allowed;
        }

        @Override
        public final @Nullable Object getNullValue(DeserializationContext context) {
            return wrongType(context.getParser(), context);
        }

        @Override
        public final @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        final @Nullable T wrongType(JsonParser parser, DeserializationContext context) {
            return violation(parser, context, typeCode);
        }

        final @Nullable T violation(JsonParser parser, DeserializationContext context, ViolationCode code) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            RequestReader.Reading reading = RequestReader.reading(context);
            // An entry of a list in a query has the name of the list.
            String name = reading.place() == Place.BODY ? pointer : pointer.split("/", 3)[1];
            reading.add(new Violation(reading.place(), name, code.toString(), null, allowed));
            parser.skipChildren();
            return null;
        }

        static boolean isText(DeserializationContext context) {
            return RequestReader.reading(context).place() != Place.BODY;
        }
    }

    private static final class Text extends ViolationRecorder<String> {

        Text() {
            super(String.class, ViolationCode.STRING_TYPE);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return wrongType(parser, context);
            }
            String text = parser.getString();
            return isStorable(text) ? text : violation(parser, context, ViolationCode.STRING_UNICODE);
        }

        private static boolean isStorable(String text) {
            return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
        }

        private static boolean isSurrogate(int point) {
            return Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE;
        }
    }

    private static final class WholeNumber<T extends Number> extends ViolationRecorder<T> {

        private final java.util.function.Function<Long, T> narrow;

        WholeNumber(Class<T> type, java.util.function.Function<Long, T> narrow) {
            super(type, ViolationCode.INT_TYPE);
            this.narrow = narrow;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            boolean text = isText(context);
            if (parser.currentToken() != (text ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT)) {
                return wrongType(parser, context);
            }
            Long value = parse(parser.getString());
            return value == null ? violation(parser, context, ViolationCode.INT_PARSING) : narrow.apply(value);
        }
    }

    private static final class Bool extends ViolationRecorder<Boolean> {

        Bool() {
            super(Boolean.class, ViolationCode.BOOL_TYPE);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) {
            if (!isText(context)) {
                if (parser.currentToken().isBoolean()) {
                    return parser.getBooleanValue();
                }
                return wrongType(parser, context);
            }
            String text = parser.getString();
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
            return violation(parser, context, ViolationCode.BOOL_PARSING);
        }
    }

    /** Reads instants as in RFC 3339 §5.6; fractions below a nanosecond are truncated. */
    private static final class PointInTime extends ViolationRecorder<Instant> {

        private static final Pattern FORM =
                Pattern.compile("(?<minute>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:)(?<second>[0-9]{2})"
                        + "(?<fraction>(?:\\.[0-9]{1,9})?)[0-9]*(?<offset>Z|[+-][0-9]{2}:[0-9]{2})");

        PointInTime() {
            super(Instant.class, ViolationCode.STRING_TYPE);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return wrongType(parser, context);
            }
            Matcher form = FORM.matcher(parser.getString().toUpperCase(Locale.ROOT));
            if (form.matches()) {
                try {
                    return instant(form);
                } catch (DateTimeException noSuchTime) {
                    return violation(parser, context, ViolationCode.DATETIME_PARSING);
                }
            }
            return violation(parser, context, ViolationCode.DATETIME_PARSING);
        }

        /** A leap second, which RFC 3339 §5.7 allows at the end of a month in UTC, counts as the next second. */
        private static Instant instant(Matcher form) {
            boolean isLeap = form.group("second").equals("60");
            String seconds = isLeap ? "59" : form.group("second") + form.group("fraction");
            OffsetDateTime time = OffsetDateTime.parse(form.group("minute") + seconds + form.group("offset"));
            if (!isLeap) {
                return time.toInstant();
            }
            OffsetDateTime next = time.plusSeconds(1).withOffsetSameInstant(ZoneOffset.UTC);
            if (next.getDayOfMonth() != 1 || !next.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw new DateTimeException("no leap second");
            }
            return next.toInstant();
        }
    }

    private static final class Name extends ViolationRecorder<Object> {

        private final List<?> constants;

        Name(Class<?> type) {
            super(type, ViolationCode.ENUM, EnumNames.of(type));
            this.constants = Arrays.asList(type.getEnumConstants());
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                String text = parser.getString();
                for (Object constant : constants) {
                    if (EnumNames.of(constant).equals(text)) {
                        return constant;
                    }
                }
            }
            return wrongType(parser, context);
        }
    }
}
