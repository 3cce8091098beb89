package io.masthead.domain.user;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.UnicodeText;
import java.util.Optional;

/**
 * Display name of a user, stored unchanged: {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points that can be displayed within a
 * line ({@link UnicodeText#isDisplayable}). One that was stored before that rule is {@linkplain #restore restored}
 * without it.
 */
public final class UserName {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 100;

    private final String value;

    /**
     * Checks the text.
     *
     * @param value the text
     * @throws InvalidValue if it is empty or too long, cannot be displayed, or contains NUL or an unpaired surrogate
     */
    public UserName(String value) {
        this(new Checked(Checks.displayableText(UserName.class, value, MIN_LENGTH, MAX_LENGTH)));
    }

    private UserName(Checked checked) {
        this.value = checked.text;
    }

    /**
     * Restores a stored name. For repositories.
     *
     * @param value the stored text
     * @return the name
     * @throws InvalidValue if it is empty or too long, or contains NUL or an unpaired surrogate
     */
    public static UserName restore(String value) {
        return new UserName(new Checked(Checks.text(UserName.class, value, MIN_LENGTH, MAX_LENGTH)));
    }

    /**
     * {@return the name in a text, if it is valid}
     *
     * @param text any text
     */
    public static Optional<UserName> parse(String text) {
        try {
            return Optional.of(new UserName(text));
        } catch (InvalidValue refused) {
            return Optional.empty();
        }
    }

    /** {@return the text} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserName that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "UserName[value=" + value + "]";
    }

    private record Checked(String text) {}
}
