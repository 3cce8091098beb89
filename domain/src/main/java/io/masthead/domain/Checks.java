package io.masthead.domain;

import io.masthead.domain.InvalidValue.Rule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** The checks that value objects share. */
public final class Checks {

    private Checks() {}

    /**
     * Requires storable text of a length in code points (not UTF-16 units: one emoji is one).
     *
     * @param type the value object that asks
     * @param value the text
     * @param min the fewest code points
     * @param max the most code points
     * @return the text itself
     * @throws InvalidValue if the text is not storable, too short or too long
     */
    public static String text(Class<?> type, String value, int min, int max) {
        if (!isStorable(value)) {
            throw new InvalidValue(type, Rule.NOT_TEXT, OptionalLong.empty());
        }
        int length = value.codePointCount(0, value.length());
        if (length < min) {
            throw new InvalidValue(type, Rule.TOO_SHORT, OptionalLong.of(min));
        }
        if (length > max) {
            throw new InvalidValue(type, Rule.TOO_LONG, OptionalLong.of(max));
        }
        return value;
    }

    /**
     * Requires a number within bounds, both included.
     *
     * @param type the value object that asks
     * @param value the number
     * @param min the smallest
     * @param max the largest
     * @throws InvalidValue if the number is out of bounds
     */
    public static void range(Class<?> type, long value, long min, long max) {
        if (value < min) {
            throw new InvalidValue(type, Rule.TOO_SMALL, OptionalLong.of(min));
        }
        if (value > max) {
            throw new InvalidValue(type, Rule.TOO_LARGE, OptionalLong.of(max));
        }
    }

    /**
     * Cuts an instant to the precision that storage keeps, so that what is returned equals what is stored.
     *
     * @param instant any instant
     * @return the same to the microsecond, rounded down
     */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Text is storable if it has no NUL and every surrogate has its pair (Unicode 16, D75). */
    private static boolean isStorable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
