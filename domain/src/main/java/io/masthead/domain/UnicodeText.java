package io.masthead.domain;

import java.util.ArrayDeque;
import java.util.Deque;

/** Properties of Unicode text that the values of the domain check, and that the JDK does not know. */
public final class UnicodeText {

    /** Ranges of {@code Default_Ignorable_Code_Point} (Unicode 17, DerivedCoreProperties.txt), reserved ones included. */
    private static final int[][] DEFAULT_IGNORABLE = {
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFF8},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF}
    };

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int POP_DIRECTIONAL_FORMATTING = 0x202C;
    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int POP_DIRECTIONAL_ISOLATE = 0x2069;

    private UnicodeText() {}

    /**
     * {@return whether a code point is displayed as nothing where it has no special effect, such as joiners, variation
     * selectors, marks of direction and fillers}
     *
     * @param codePoint a code point
     */
    public static boolean isDefaultIgnorable(int codePoint) {
        for (int[] range : DEFAULT_IGNORABLE) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }

    /**
     * {@return whether text can be displayed within a line of other text: something in it is visible, it has no control
     * character, no separator of lines and no directional override, which displays letters in another order than they
     * have, and each directional embedding and isolate ends within it (UAX 9 §2), so that the text around it keeps its
     * direction}
     *
     * <p>Joiners, variation selectors and marks of direction are allowed, since scripts and emoji need them.
     *
     * @param text any text
     */
    public static boolean isDisplayable(String text) {
        return text.codePoints().noneMatch(UnicodeText::breaksLine)
                && text.codePoints().anyMatch(UnicodeText::isVisible)
                && keepsDirections(text);
    }

    private static boolean breaksLine(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.SPACE_SEPARATOR
                && type != Character.FORMAT
                && type != Character.UNASSIGNED
                && codePoint != BRAILLE_BLANK
                && !isDefaultIgnorable(codePoint);
    }

    private static boolean keepsDirections(String text) {
        Deque<Integer> ends = new ArrayDeque<>();
        for (int codePoint : text.codePoints().toArray()) {
            switch (codePoint) {
                case LEFT_TO_RIGHT_OVERRIDE, RIGHT_TO_LEFT_OVERRIDE -> {
                    return false;
                }
                case 0x202A, 0x202B -> ends.push(POP_DIRECTIONAL_FORMATTING);
                case 0x2066, 0x2067, 0x2068 -> ends.push(POP_DIRECTIONAL_ISOLATE);
                case POP_DIRECTIONAL_FORMATTING, POP_DIRECTIONAL_ISOLATE -> {
                    if (ends.isEmpty() || ends.pop() != codePoint) {
                        return false;
                    }
                }
                default -> {
                    // Opens and ends nothing.
                }
            }
        }
        return ends.isEmpty();
    }
}
