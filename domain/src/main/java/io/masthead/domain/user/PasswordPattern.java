package io.masthead.domain.user;

/** Patterns of passwords that are guessed early, however long they are. */
final class PasswordPattern {

    private static final int MIN_DISTINCT = 4;

    private PasswordPattern() {}

    /** {@return whether the text has few different code points, or repeats a part that is too short for a password} */
    static boolean isRepetition(String text) {
        int[] points = text.codePoints().toArray();
        if (text.codePoints().distinct().count() < MIN_DISTINCT) {
            return true;
        }
        for (int period = MIN_DISTINCT; period < Password.MIN_LENGTH && 2 * period <= points.length; period++) {
            if (repeats(points, period)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether nearly every code point is the neighbour of the one before, as in abcd1234 and 98765432} */
    static boolean isSequence(String text) {
        int[] points = text.codePoints().toArray();
        int jumps = 0;
        for (int i = 1; i < points.length; i++) {
            if (Math.abs(points[i] - points[i - 1]) > 1) {
                jumps++;
            }
        }
        return jumps <= points.length / Password.MIN_LENGTH;
    }

    private static boolean repeats(int[] points, int period) {
        for (int i = period; i < points.length; i++) {
            if (points[i] != points[i - period]) {
                return false;
            }
        }
        return true;
    }
}
