package io.masthead.http.forwarding;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;

/** IP addresses and their text form, without name resolution. */
final class IpAddress {

    /**
     * Stricter than the JDK, which accepts leading zeros and fewer parts; other parsers read those as another address.
     */
    private static final Pattern IPV4 = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

    private IpAddress() {}

    /** {@return the address, if the text is one; an IPv4-mapped IPv6 address counts as IPv4 (RFC 4291 §2.5.5.2)} */
    static Optional<InetAddress> read(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** {@return the canonical text of an address (RFC 5952 §4)} */
    static String textOf(InetAddress address) {
        return IPv6Utils.canonize(address.getHostAddress());
    }
}
