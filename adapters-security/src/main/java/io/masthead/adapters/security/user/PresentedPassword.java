package io.masthead.adapters.security.user;

import io.masthead.domain.user.Password;
import java.nio.charset.StandardCharsets;

/**
 * What somebody typed where a password is asked for.
 *
 * @param text as it was typed
 * @param normalized the same in NFKC
 * @param canBePassword whether it can be anybody's password at all
 */
record PresentedPassword(String text, String normalized, boolean canBePassword) {

    /** Compared where what was typed can be no password, so that it takes as long. */
    private static final PresentedPassword NO_PASSWORD = new PresentedPassword("no password", "no password", false);

    /** Composition makes at most four code points one (UAX 15): longer text is too long in any form. */
    private static final int MAX_TYPED = 4 * Password.MAX_LENGTH;

    static PresentedPassword of(String presented) {
        if (presented.isEmpty() || length(presented) > MAX_TYPED || !isText(presented)) {
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

    /** Neither NUL, which some systems take for the end, nor a lone surrogate. */
    private static boolean isText(String presented) {
        return presented.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(presented);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
