package io.masthead.domain;

import io.masthead.domain.InvalidValue.Rule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Checks shared by value objects. */
public final class Checks {

    private Checks() {}

    /**
     * Requires storable text whose length is within bounds. Length is counted in code points, not UTF-16 units.
     *
     * @param type the value object being checked
     * @param value the text
     * @param min the minimum length in code points
     * @param max the maximum length in code points
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
     * Requires text that people read within a line of other text, and whose length is within bounds.
     *
     * @param type the value object being checked
     * @param value the text
     * @param min the minimum length in code points
     * @param max the maximum length in code points
     * @return the text itself
     * @throws InvalidValue if the text is not storable, too short, too long or not displayable
     */
    public static String displayableText(Class<?> type, String value, int min, int max) {
        String checked = text(type, value, min, max);
        if (!UnicodeText.isDisplayable(checked)) {
            throw new InvalidValue(type, Rule.NOT_DISPLAYABLE, OptionalLong.empty());
        }
        return checked;
    }

    /**
     * Requires a number within bounds, both included.
     *
     * @param type the value object being checked
     * @param value the number
     * @param min the minimum
     * @param max the maximum
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
     * Truncates an instant to the precision of the storage, so that returned and stored values are equal.
     *
     * @param instant any instant
     * @return the instant in microseconds, rounded down
     */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Text is storable if it contains no NUL and no unpaired surrogate (Unicode 16, D75). */
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
