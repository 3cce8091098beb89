package io.masthead.domain.request;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import io.masthead.domain.text.Checks;
import io.masthead.domain.user.UserId;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a sender calls something that it wants done once. The keys of two senders have nothing to do with each other.
 *
 * @param sender whose key it is
 * @param value the key, {@value #MIN_LENGTH} to {@value #MAX_LENGTH} visible ASCII characters
 */
public record RequestKey(String sender, String value) {

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
    public RequestKey {
        String unused = Checks.text(RequestKey.class, value, MIN_LENGTH, MAX_LENGTH);
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidValue(RequestKey.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /**
     * {@return the key of an account}
     *
     * @param sender the account
     * @param value the key
     * @throws InvalidValue if the key is too short, too long or of another form
     */
    public static RequestKey of(UserId sender, String value) {
        return new RequestKey("user:" + sender.value(), value);
    }

    /**
     * {@return the key of someone who is known by nothing but an address in the network}
     *
     * @param address the address
     * @param value the key
     * @throws InvalidValue if the key is too short, too long or of another form
     */
    public static RequestKey ofAddress(String address, String value) {
        return new RequestKey("address:" + address, value);
    }

    /** {@return a placeholder: where someone is in the network must not reach a log} */
    @Override
    public String toString() {
        return "RequestKey[hidden]";
    }
}
