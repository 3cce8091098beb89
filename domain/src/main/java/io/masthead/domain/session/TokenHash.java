package io.masthead.domain.session;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is kept of a secret that is random enough to need no slow hash: its SHA-256 (FIPS 180-4).
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record TokenHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form.
     *
     * @throws InvalidValue if it is of another form
     */
    public TokenHash {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(TokenHash.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder: nothing of a token must reach a log} */
    @Override
    public String toString() {
        return "Fingerprint[hidden]";
    }
}
