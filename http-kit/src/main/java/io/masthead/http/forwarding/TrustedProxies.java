package io.masthead.http.forwarding;

import java.net.InetAddress;

/** Proxies in front of this service whose forwarding headers are trusted. */
@FunctionalInterface
public interface TrustedProxies {

    /** No proxies: clients connect directly. */
    TrustedProxies NONE = address -> false;

    /**
     * {@return whether the proxy at an address is trusted}
     *
     * @param address the address of a proxy
     */
    boolean contains(InetAddress address);
}
