package io.masthead.adapters.security.user;

import io.masthead.domain.user.Password;
import java.nio.charset.StandardCharsets;

/**
 * Presented password, not validated.
 *
 * @param text the text as presented
 * @param normalized the text in NFKC
 * @param canBePassword whether the text can be the password of any account
 */
record PresentedPassword(String text, String normalized, boolean canBePassword) {

    /** Compared instead of a text that cannot be a password, so that it takes the same time. */
    private static final PresentedPassword NO_PASSWORD = new PresentedPassword("no password", "no password", false);

    /** Normalization composes at most four code points into one (UAX 15), so longer text is too long in any form. */
    private static final int MAX_PRESENTED = 4 * Password.MAX_LENGTH;

    static PresentedPassword of(String presented) {
        if (presented.isEmpty() || length(presented) > MAX_PRESENTED || !isText(presented)) {
            return NO_PASSWORD;
        }
        String normalized = Password.normalized(presented);
        return length(normalized) > Password.MAX_LENGTH
                ? NO_PASSWORD
                : new PresentedPassword(presented, normalized, true);
    }

    int utf8Length() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Rejects NUL, which some systems take for the end, and unpaired surrogates. */
    private static boolean isText(String presented) {
        return presented.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(presented);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
