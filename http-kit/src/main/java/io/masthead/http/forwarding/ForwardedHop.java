package io.masthead.http.forwarding;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of one element of a forwarding header. Elements without a valid address yield nothing. */
final class ForwardedHop {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    /** RFC 7239 §4. An escape in a quoted string is part of no address and ends the reading. */
    private static final Pattern PAIR = Pattern.compile("(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\]*+)\")");

    /** With the port that RFC 7239 §6 allows and some proxies add to X-Forwarded-For. */
    private static final Pattern NODE =
            Pattern.compile("(?:([0-9.]{7,15})|\\[([0-9A-Fa-f:.]{2,45})])(?::(?:[0-9]{1,5}|_[0-9A-Za-z._-]{1,255}))?");

    private ForwardedHop() {}

    /** Reads an element of {@code Forwarded}. */
    static Optional<InetAddress> standard(String element) {
        return parameter(element, "for").flatMap(ForwardedHop::node);
    }

    /** Reads a parameter that occurs once in a well-formed element. */
    static Optional<String> parameter(String element, String name) {
        String value = null;
        for (String part : element.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher pair = PAIR.matcher(part.strip());
            if (!pair.matches()) {
                return Optional.empty();
            }
            if (name.equalsIgnoreCase(pair.group(1))) {
                if (value != null) {
                    return Optional.empty();
                }
                value = pair.group(2) != null ? pair.group(2) : pair.group(3);
            }
        }
        return Optional.ofNullable(value);
    }

    /** Reads an element of {@code X-Forwarded-For}, for which there is no standard. */
    static Optional<InetAddress> customary(String element) {
        String text = element.strip();
        return IpAddress.read(text).or(() -> node(text));
    }

    private static Optional<InetAddress> node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return Optional.empty();
        }
        boolean version4 = node.group(1) != null;
        return IpAddress.read(version4 ? node.group(1) : node.group(2))
                .filter(address -> version4 || node.group(2).contains(":"));
    }
}
