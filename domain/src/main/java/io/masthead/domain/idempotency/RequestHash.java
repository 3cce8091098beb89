package io.masthead.domain.idempotency;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is kept of a request's content, to know it again: a keyed hash (HMAC-SHA256, RFC 2104), since content can hold a
 * password that could be guessed from a plain one.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record RequestHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form.
     *
     * @throws InvalidValue if it is of another form
     */
    public RequestHash {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(RequestHash.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /** {@return a placeholder: nothing of a request's content must reach a log} */
    @Override
    public String toString() {
        return "RequestFingerprint[hidden]";
    }
}
