package io.masthead.domain.user;

import io.masthead.domain.UnicodeText;
import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one form of an e-mail address (RFC 6532 §3.1), and the letters that would make two addresses of it look the same.
 *
 * <p>Domains are equal if their ASCII forms are (UTS 46). The ASCII form of a label and the form that people write
 * determine each other, so the latter is kept, and the rest is refused: labels that UTS 46 maps to others, except by their
 * case, and labels in ASCII form that the JDK (IDNA2003, Unicode 3.2) cannot read.
 */
final class AddressForm {

    private static final String ASCII_COMPATIBLE = "xn--";

    /** UTS 46 keeps them apart from {@code ss} and from {@code σ}, to which they fold. */
    private static final Set<Integer> DEVIATIONS = Set.of(0x00DF, 0x03C2);

    private AddressForm() {}

    /** {@return a text in lower case, the labels after its last {@code @} as people write them} */
    static String of(String text) {
        String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Form.NFC);
        int domain = lower.lastIndexOf('@') + 1;
        if (domain == 0 || !lower.contains(ASCII_COMPATIBLE)) {
            return lower;
        }
        return lower.substring(0, domain)
                + Arrays.stream(lower.substring(domain).split("\\.", -1))
                        .map(AddressForm::readable)
                        .collect(Collectors.joining("."));
    }

    /** Decodes a label. The JDK returns one that is malformed, or that it would encode otherwise, unchanged. */
    private static String readable(String label) {
        return label.startsWith(ASCII_COMPATIBLE) ? IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED) : label;
    }

    /** {@return whether all letters of a text are seen, and none becomes one of ASCII by a change of case} */
    static boolean hasPlainLetters(String text) {
        return text.codePoints().allMatch(letter -> !UnicodeText.isDefaultIgnorable(letter) && !foldsToAscii(letter));
    }

    private static boolean foldsToAscii(int letter) {
        return letter > 0x7F && (Character.toLowerCase(letter) <= 0x7F || Character.toUpperCase(letter) <= 0x7F);
    }

    /** {@return whether the domain of an address, in the form of {@link #of}, is what UTS 46 makes of it} */
    static boolean hasPlainDomain(String form) {
        String domain = form.substring(form.lastIndexOf('@') + 1);
        return Normalizer.isNormalized(domain, Form.NFKC)
                && domain.codePoints().allMatch(AddressForm::isFolded)
                && Arrays.stream(domain.split("\\.", -1)).noneMatch(AddressForm::isMalformed);
    }

    private static boolean isFolded(int letter) {
        String text = Character.toString(letter);
        String folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return DEVIATIONS.contains(letter)
                || Normalizer.normalize(folded, Form.NFC).equals(text);
    }

    private static boolean isMalformed(String label) {
        return label.startsWith(ASCII_COMPATIBLE) || (!label.isEmpty() && isMark(label.codePointAt(0)));
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
