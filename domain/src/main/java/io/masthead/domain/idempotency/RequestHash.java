package io.masthead.domain.idempotency;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Keyed hash of a request's content (HMAC-SHA256, RFC 2104). Keyed, since the content can hold a password that could be
 * guessed from a plain hash.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record RequestHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the format.
     *
     * @throws InvalidValue if the format is wrong
     */
    public RequestHash {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(RequestHash.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder, since nothing derived from a request's content must be logged} */
    @Override
    public String toString() {
        return "RequestHash[hidden]";
    }
}
