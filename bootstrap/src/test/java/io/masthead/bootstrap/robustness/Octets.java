package io.masthead.bootstrap.robustness;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Byte strings: texts in which one character is one byte, so that they can be joined, compared and cut. */
final class Octets {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Octets() {}

    /** {@return the bytes of a text in UTF-8} */
    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** {@return a text encoded for a path, a query or a form} */
    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    /** {@return a text as a JSON string with the necessary escapes} */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                quoted.append(escaped(character));
            } else {
                quoted.append(character);
            }
        }
        return of(quoted.append('"').toString());
    }

    /** {@return a character of a JSON string with an unnecessary but valid escape} */
    static String escaped(char character) {
        return "\\u" + HexFormat.of().toHexDigits(character);
    }
}
