package io.masthead.domain.idempotency;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Idempotency key of a request. Keys are scoped to their sender: equal values of two senders are unrelated.
 *
 * @param sender the scope of the key
 * @param value the key, {@value #MIN_LENGTH} to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String sender, String value) {

    /** Minimum length in characters. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in characters. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");

    /**
     * Checks the format.
     *
     * @throws InvalidValue if the key is too short, too long or contains other characters
     */
    public IdempotencyKey {
        String unused = Checks.text(IdempotencyKey.class, value, MIN_LENGTH, MAX_LENGTH);
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidValue(IdempotencyKey.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /**
     * {@return the key of an unauthenticated sender, scoped to an IP address}
     *
     * @param address the IP address
     * @param value the key
     * @throws InvalidValue if the key is too short, too long or contains other characters
     */
    public static IdempotencyKey ofAddress(String address, String value) {
        return new IdempotencyKey("address:" + address, value);
    }

    /** {@return a placeholder, since an IP address must not be logged} */
    @Override
    public String toString() {
        return "IdempotencyKey[hidden]";
    }
}
