package io.masthead.domain.session;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Random seed of a refresh token rotation. The successor is derived from the spent token and the seed together; the
 * seed alone reveals nothing.
 *
 * @param value 256 random bits as 64 lower-case hexadecimal digits
 */
public record RotationSeed(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the format.
     *
     * @throws InvalidValue if the format is wrong
     */
    public RotationSeed {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(RotationSeed.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder, since nothing derived from a token must be logged} */
    @Override
    public String toString() {
        return "RotationSeed[hidden]";
    }
}
