package io.masthead.domain.session;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * SHA-256 hash (FIPS 180-4) of a secret that is random enough to need no slow hash.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record TokenHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the format.
     *
     * @throws InvalidValue if the format is wrong
     */
    public TokenHash {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(TokenHash.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder, since nothing derived from a token must be logged} */
    @Override
    public String toString() {
        return "TokenHash[hidden]";
    }
}
