package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.UnicodeText;

/**
 * Title of a post, stored unchanged: {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points that can be displayed within a
 * line ({@link UnicodeText#isDisplayable}). One that was stored before that rule is {@linkplain #restore restored}
 * without it.
 */
public final class Title {

    /** Minimum length in code points. */
    public static final int MIN_LENGTH = 1;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 200;

    private final String value;

    /**
     * Checks the text.
     *
     * @param value the text
     * @throws InvalidValue if it is empty or too long, cannot be displayed, or contains NUL or an unpaired surrogate
     */
    public Title(String value) {
        this(new Checked(Checks.displayableText(Title.class, value, MIN_LENGTH, MAX_LENGTH)));
    }

    private Title(Checked checked) {
        this.value = checked.text;
    }

    /**
     * Restores a stored title. For repositories.
     *
     * @param value the stored text
     * @return the title
     * @throws InvalidValue if it is empty or too long, or contains NUL or an unpaired surrogate
     */
    public static Title restore(String value) {
        return new Title(new Checked(Checks.text(Title.class, value, MIN_LENGTH, MAX_LENGTH)));
    }

    /** {@return the text} */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Title that && that.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Title[value=" + value + "]";
    }

    private record Checked(String text) {}
}
