package io.masthead.bootstrap.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Percent-encoding (RFC 3986 §2.1) as addresses of databases use it: of UTF-8, and strict. */
final class PercentCoding {

    private static final Pattern ENCODED = Pattern.compile("(?:[^%\\x00]++|%(?!00)[0-9A-Fa-f]{2})*+");

    private PercentCoding() {}

    /** {@return the decoded user, password or name of a database, where a plus sign is literal} */
    static String decode(String encoded) {
        return decodeForm(encoded.replace("+", "%2B"));
    }

    /** {@return the decoded value of a parameter, where a plus sign is a space for the driver} */
    static String decodeForm(String encoded) {
        if (ENCODED.matcher(encoded).matches()) {
            String decoded = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            // The decoder's replacement for bytes that are no UTF-8.
            if (!decoded.contains("\uFFFD")) {
                return decoded;
            }
        }
        throw new MalformedValue("must have every % in user, password, database and query percent-encoded as %25,"
                + " and only UTF-8 without NUL behind the others");
    }

    /** {@return the form that the driver decodes to the same text} */
    static String encodeForm(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
