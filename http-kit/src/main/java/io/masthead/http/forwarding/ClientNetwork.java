package io.masthead.http.forwarding;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Network by which clients are told apart: an IPv4 address, or a prefix of IPv6, of which a provider gives a subscriber a
 * /64, a household a /56 and a site a /48 (RFC 6177 §2).
 *
 * @param isIpv6 whether it is a prefix of IPv6
 * @param bits the address, or the first 64 bits of the prefix
 * @param length the length of the prefix in bits; of an IPv4 address 32
 */
public record ClientNetwork(boolean isIpv6, long bits, int length) {

    private static final String SUBSCRIBER = "/64";
    private static final int IPV6_BYTES = 16;

    /**
     * {@return the network of one subscriber: the address for IPv4, the /64 for IPv6}
     *
     * @param address an address
     */
    public static ClientNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new ClientNetwork(true, bytes.getLong(), 64)
                : new ClientNetwork(false, bytes.getInt(), 32);
    }

    /** {@return the network of a subscriber, if the text is one, as {@link #toString} writes it} */
    static Optional<ClientNetwork> read(String text) {
        String address = text.endsWith(SUBSCRIBER) ? text.substring(0, text.length() - SUBSCRIBER.length()) : text;
        return IpAddress.read(address).map(ClientNetwork::of);
    }

    /** {@return the /48 of IPv6, the address for IPv4: the most that one client is likely to have} */
    public ClientNetwork site() {
        return isIpv6 ? within(48) : this;
    }

    /** {@return the /56 and the /48 that contain a /64 of IPv6; none for an address of IPv4} */
    List<ClientNetwork> wider() {
        return isIpv6 ? List.of(within(56), site()) : List.of();
    }

    private ClientNetwork within(int newLength) {
        return new ClientNetwork(true, bits & (-1L << (Long.SIZE - newLength)), newLength);
    }

    /** {@return the address, or the prefix and its length, in the form of RFC 5952} */
    @Override
    public String toString() {
        ByteBuffer address = isIpv6
                ? ByteBuffer.allocate(IPV6_BYTES).putLong(bits)
                : ByteBuffer.allocate(Integer.BYTES).putInt((int) bits);
        try {
            String text = IpAddress.textOf(InetAddress.getByAddress(address.array()));
            return isIpv6 ? text + "/" + length : text;
        } catch (UnknownHostException impossible) { // the length is that of an address
            throw new IllegalStateException(impossible);
        }
    }
}
