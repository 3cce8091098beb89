package io.masthead.bootstrap.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;

/**
 * Proxies whose forwarding headers are trusted.
 *
 * @param ranges their addresses; an IPv4 address within IPv6 (RFC 4291 §2.5.5.2) is an IPv4 address
 */
public record ProxyNetworks(List<NetMask> ranges) {

    /** No trusted proxies: the client is the peer of the connection. */
    public static final ProxyNetworks NONE = new ProxyNetworks(List.of());

    private static final String RULE = "must be IP addresses and ranges of them, separated by commas, such as"
            + " 10.0.0.0/8, 192.0.2.7, 2001:db8::/32 or ::1, and no host names";

    private static final String EVERYONE = "must not contain every address, as 0.0.0.0/0 and ::/0 do:"
            + " each client could then claim any address as its own";

    private static final int BITS_BEFORE_IPV4 = 96;

    /**
     * Stricter than the JDK, which reads 10.1 as 10.0.0.1, and 010.0.0.1 as 10.0.0.1, which other programs read as
     * octal.
     */
    private static final Pattern RANGE = Pattern.compile("((?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})"
            + "|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    /**
     * Copies the ranges.
     *
     * @param ranges the addresses of the proxies
     */
    public ProxyNetworks {
        ranges = List.copyOf(ranges);
    }

    /**
     * {@return whether a proxy with this address is trusted}
     *
     * @param address the address that a connection comes from
     */
    public boolean contains(InetAddress address) {
        InetAddress plain = plain(address);
        return ranges.stream().anyMatch(range -> range.matches(plain));
    }

    static ProxyNetworks parse(String text) {
        return new ProxyNetworks(Arrays.stream(text.split(",", -1))
                .map(item -> range(item.strip()))
                .distinct()
                .toList());
    }

    private static NetMask range(String item) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches()) {
            throw new MalformedValue(RULE);
        }
        String written = range.group(1);
        InetAddress address = literal(written);
        int bits = address.getAddress().length * Byte.SIZE;
        int writtenBits = written.contains(":") ? 128 : bits;
        int prefix = range.group(2) == null ? writtenBits : Integer.parseInt(range.group(2));
        if (prefix == 0 || (writtenBits > bits && prefix <= BITS_BEFORE_IPV4)) {
            throw new MalformedValue(EVERYONE);
        }
        if (prefix > writtenBits) {
            throw new MalformedValue(RULE);
        }
        return new NetMask(address.getHostAddress() + "/" + (prefix - (writtenBits - bits)));
    }

    /** Never resolves a host name. */
    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException exception) {
            throw new MalformedValue(RULE);
        }
    }

    /** Converts an IPv4 address in IPv6 form to IPv4, and drops the scope of an address. */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException exception) {
            throw new IllegalStateException("An address has neither 4 nor 16 bytes", exception);
        }
    }

    /** {@return whether there are any, for a log, which must not show the addresses of proxies} */
    @Override
    public String toString() {
        return ranges.isEmpty() ? "not set" : "set";
    }
}
