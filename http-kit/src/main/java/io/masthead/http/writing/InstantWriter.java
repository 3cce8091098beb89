package io.masthead.http.writing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes instants as {@link Instant#toString} does (RFC 3339), in a tenth of its time: lists have up to three for each
 * entry.
 */
final class InstantWriter extends StdSerializer<Instant> {

    private static final int LONGEST = "2026-11-23T04:22:21.406708123Z".length();
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) { // with a sign, and more than four digits of the year
            json.writeString(instant.toString());
            return;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        char[] text = new char[LONGEST];
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        int length = fraction(text, 19, time.getNano());
        text[length] = 'Z';
        json.writeString(text, 0, length + 1);
    }

    /** Writes no digits, three, six or nine. Returns the length so far. */
    private static int fraction(char[] text, int start, int nanos) {
        if (nanos == 0) {
            return start;
        }
        int count = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        text[start] = '.';
        digits(text, start + 1, count, count == 3 ? nanos / 1_000_000 : count == 6 ? nanos / 1_000 : nanos);
        return start + 1 + count;
    }

    private static void digits(char[] text, int start, int count, int number) {
        int rest = number;
        for (int i = start + count - 1; i >= start; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
