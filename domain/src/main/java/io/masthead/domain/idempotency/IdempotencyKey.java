package io.masthead.domain.idempotency;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a sender calls something that it wants done once. The keys of two senders have nothing to do with each other.
 *
 * @param sender whose key it is
 * @param value the key, {@value #MIN_LENGTH} to {@value #MAX_LENGTH} visible ASCII characters
 */
public record IdempotencyKey(String sender, String value) {

    /** The shortest key. */
    public static final int MIN_LENGTH = 1;

    /** The longest key. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");

    /**
     * Checks the form.
     *
     * @throws InvalidValue if the key is too short, too long or of another form
     */
    public IdempotencyKey {
        String unused = Checks.text(IdempotencyKey.class, value, MIN_LENGTH, MAX_LENGTH);
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidValue(IdempotencyKey.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /**
     * {@return the key of someone who is known by nothing but an address in the network}
     *
     * @param address the address
     * @param value the key
     * @throws InvalidValue if the key is too short, too long or of another form
     */
    public static IdempotencyKey ofAddress(String address, String value) {
        return new IdempotencyKey("address:" + address, value);
    }

    /** {@return a placeholder: where someone is in the network must not reach a log} */
    @Override
    public String toString() {
        return "RequestKey[hidden]";
    }
}
