package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An address for mail, in lower case; two addresses that differ in case alone are the same.
 *
 * <p>The form is deliberately wider than RFC 5321 §4.1.2 in letters (any Unicode word character) and narrower in
 * punctuation: what the pattern accepts is the contract, not deliverability.
 *
 * @param value the address in lower case, at most {@value #MAX_LENGTH} code points
 */
public record EmailAddress(String value) {

    /** The form of the whole raw text; word characters are Unicode's (UTS 18, annex C). */
    public static final String PATTERN = "(?U)[\\w.+-]+@[\\w.-]+\\.\\w+";

    /** The most code points, counted after lower-casing. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /**
     * Checks and lower-cases an address.
     *
     * @throws InvalidValue if the text is not of the form or too long
     */
    public EmailAddress {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(EmailAddress.class, Rule.PATTERN, OptionalLong.empty());
        }
        value = Checks.text(EmailAddress.class, lowerCased(value), 1, MAX_LENGTH);
    }

    /**
     * {@return the address that a text is, if it is one}
     *
     * @param text any text
     */
    public static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (InvalidValue noAddress) {
            return Optional.empty();
        }
    }

    /** {@return the part before the {@code @}} */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /**
     * {@return the text as addresses are compared and stored: in lower case, whatever the machine's language}
     *
     * <p>Text that is too long stays as it is: it would not be shorter in lower case, and the time that some letters
     * take grows with the square of the length.
     *
     * @param text any text
     */
    public static String lowerCased(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH ? text : text.toLowerCase(Locale.ROOT);
    }
}
