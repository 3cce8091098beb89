package io.masthead.domain.session;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Chance that was used once: together with a spent token it gives the token's successor, alone it gives nothing.
 *
 * @param value 256 random bits as 64 hexadecimal digits in lower case
 */
public record RotationSeed(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form.
     *
     * @throws InvalidValue if it is of another form
     */
    public RotationSeed {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(RotationSeed.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder: nothing of a token must reach a log} */
    @Override
    public String toString() {
        return "RotationSeed[hidden]";
    }
}
