package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Plain password. Held only until it is hashed; its text form hides the value.
 *
 * @param value the password in Unicode normalization form NFKC (NIST SP 800-63B-4 §3.1.1.2), so that input from
 *     different keyboards is equal; {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points after normalization (ASVS
 *     5.0 6.2.1, 6.2.9)
 */
public record Password(String value) {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 8;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 128;

    /**
     * Normalizes the text and checks its length.
     *
     * @throws InvalidValue if it is too short, too long, or contains NUL or an unpaired surrogate
     */
    public Password {
        value = Checks.text(Password.class, normalized(value), MIN_LENGTH, MAX_LENGTH);
    }

    /**
     * {@return the password in a text, if it is valid}
     *
     * @param text any text
     */
    public static Optional<Password> parse(String text) {
        try {
            return Optional.of(new Password(text));
        } catch (InvalidValue refused) {
            return Optional.empty();
        }
    }

    /**
     * {@return a text in the form in which passwords are measured, hashed and compared: NFKC (Unicode UAX 15)}
     *
     * <p>Text that is too long in any form is returned unchanged: normalization can take time quadratic in the length,
     * and composes at most four code points into one (UAX 15).
     *
     * @param text any text
     */
    public static String normalized(String text) {
        if (text.codePointCount(0, text.length()) > 4 * MAX_LENGTH) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** {@return a placeholder, since a password must not be logged} */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
