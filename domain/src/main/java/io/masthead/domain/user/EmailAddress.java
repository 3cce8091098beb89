package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * E-mail address in one form, in which addresses of one mailbox are equal: normalization form C, lower case, and a domain
 * as people write it, never as {@code xn--}. At most {@value #MAX_LENGTH} code points.
 *
 * <p>The format is deliberately wider than RFC 5321 §4.1.2 in letters (any Unicode word character) and narrower in
 * punctuation. The contract is the pattern, not deliverability. Letters that nobody sees, or that become those of ASCII by
 * a change of case, are refused ({@link AddressForm}). An address that was stored before that rule is
 * {@linkplain #restore restored} without it.
 */
public final class EmailAddress {

    /** Pattern of the whole text as written; word characters are those of Unicode (UTS 18, annex C). */
    public static final String PATTERN = "(?U)[\\w.+-]+@[\\w.-]+\\.\\w+";

    /** Maximum length in code points, counted in the form that is stored. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private final String value;

    /**
     * Checks an address and brings it into its form.
     *
     * @param text the address as written
     * @throws InvalidValue if the text does not match the pattern, has letters that are refused, or is too long
     */
    public EmailAddress(String text) {
        this(checked(text));
    }

    private EmailAddress(Checked checked) {
        this.value = checked.text;
    }

    private static Checked checked(String text) {
        String form = formOf(text);
        boolean written = FORM.matcher(text).matches();
        if (!written || !(isTooLong(form) || isPlain(text, form))) {
            throw new InvalidValue(EmailAddress.class, Rule.PATTERN, OptionalLong.empty());
        }
        return new Checked(Checks.text(EmailAddress.class, form, 1, MAX_LENGTH));
    }

    private static boolean isPlain(String text, String form) {
        return AddressForm.hasPlainLetters(text)
                && AddressForm.hasPlainLetters(form)
                && AddressForm.hasPlainDomain(form)
                && FORM.matcher(form).matches();
    }

    /**
     * Restores a stored address. For repositories.
     *
     * @param value the stored text
     * @return the address
     * @throws InvalidValue if it is empty or too long, or contains NUL or an unpaired surrogate
     */
    public static EmailAddress restore(String value) {
        return new EmailAddress(new Checked(Checks.text(EmailAddress.class, value, 1, MAX_LENGTH)));
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

    /**
     * {@return the e-mail address in a text as it was stored before letters were refused, to look up an account of that
     * time; the same as by {@link #parse} for nearly every text}
     *
     * @param text any text
     */
    public static Optional<EmailAddress> parseStored(String text) {
        boolean plausible = !isTooLong(text) && FORM.matcher(text).matches();
        String stored = plausible ? text.toLowerCase(Locale.ROOT) : "";
        return stored.isEmpty() || isTooLong(stored) ? Optional.empty() : Optional.of(restore(stored));
    }

    /** {@return the text} */
    public String value() {
        return value;
    }

    /** {@return the part before the {@code @}} */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /**
     * {@return whether a text is this address, apart from the case of ASCII letters: the only difference that no system
     * on the way of a verified address makes more of}
     *
     * @param text any text
     */
    public boolean isSameInAscii(String text) {
        return lowerCasedAscii(text).equals(lowerCasedAscii(value));
    }

    private static String lowerCasedAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char unit = lower.charAt(i);
            if (unit >= 'A' && unit <= 'Z') {
                lower.setCharAt(i, (char) (unit + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    /**
     * {@return a text in the form in which addresses are compared and stored, independent of the locale}
     *
     * <p>Text that is too long is returned unchanged: neither lower-casing nor composing would shorten it enough, and
     * both can take time quadratic in the length.
     *
     * @param text any text
     */
    public static String formOf(String text) {
        // Composing joins four code points at most (UAX 15).
        if (text.codePointCount(0, text.length()) > 4 * MAX_LENGTH) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return isTooLong(composed) ? composed : AddressForm.of(composed);
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[value=" + value + "]";
    }

    private record Checked(String text) {}
}
