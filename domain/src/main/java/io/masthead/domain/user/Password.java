package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as its owner chose it. Exists only until it is hashed, and never prints itself.
 *
 * @param value in Unicode's normal form NFKC (NIST SP 800-63B-4 §3.1.1.2), so that the same password from another
 *     keyboard is the same; {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points of that form (ASVS 5.0 6.2.1,
 *     6.2.9)
 */
public record Password(String value) {

    /** The fewest code points. */
    public static final int MIN_LENGTH = 8;

    /** The most code points. */
    public static final int MAX_LENGTH = 128;

    /**
     * Normalizes the text and checks its length.
     *
     * @throws InvalidValue if it is too short, too long, or has NUL or a lone surrogate
     */
    public Password {
        value = Checks.text(Password.class, normalized(value), MIN_LENGTH, MAX_LENGTH);
    }

    /**
     * {@return the password that a text is, if it is one}
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
     * {@return the text as passwords are counted, hashed and compared: in normal form NFKC (Unicode UAX 15)}
     *
     * <p>Text that is too long in any form stays as it is: the time that normalizing takes grows with the square of the
     * length, and composition makes at most four code points one (UAX 15).
     *
     * @param text any text
     */
    public static String normalized(String text) {
        if (text.codePointCount(0, text.length()) > 4 * MAX_LENGTH) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** {@return a placeholder: a password must not reach a log} */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
