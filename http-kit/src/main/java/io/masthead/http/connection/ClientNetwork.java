package io.masthead.http.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Network of one customer: an IPv4 address, or an IPv6 prefix of 64 bits (RFC 6177 §2).
 *
 * @param isIpv6 whether it is an IPv6 prefix
 * @param bits the address or the prefix
 */
record ClientNetwork(boolean isIpv6, long bits) {

    static ClientNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new ClientNetwork(true, bytes.getLong())
                : new ClientNetwork(false, bytes.getInt());
    }
}
