package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * E-mail address in lower case; addresses that differ only in case are equal.
 *
 * <p>The format is deliberately wider than RFC 5321 §4.1.2 in letters (any Unicode word character) and narrower in
 * punctuation. The contract is the pattern, not deliverability.
 *
 * @param value the address in lower case, at most {@value #MAX_LENGTH} code points
 */
public record EmailAddress(String value) {

    /** Pattern of the whole text before lower-casing; word characters are those of Unicode (UTS 18, annex C). */
    public static final String PATTERN = "(?U)[\\w.+-]+@[\\w.-]+\\.\\w+";

    /** Maximum length in code points, counted after lower-casing. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /**
     * Checks and lower-cases an address.
     *
     * @throws InvalidValue if the text does not match the pattern or is too long
     */
    public EmailAddress {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(EmailAddress.class, Rule.PATTERN, OptionalLong.empty());
        }
        value = Checks.text(EmailAddress.class, lowerCased(value), 1, MAX_LENGTH);
    }

    /**
     * {@return the e-mail address in a text, if it is valid}
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
     * {@return a text in the form in which addresses are compared and stored: lower case, independent of the locale}
     *
     * <p>Text that is too long is returned unchanged: lower-casing would not shorten it, and can take time quadratic in
     * the length.
     *
     * @param text any text
     */
    public static String lowerCased(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH ? text : text.toLowerCase(Locale.ROOT);
    }
}
