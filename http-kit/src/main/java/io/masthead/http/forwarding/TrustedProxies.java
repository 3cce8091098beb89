package io.masthead.http.forwarding;

import java.net.InetAddress;

/** The proxies in front of this service, whose word on the caller's address counts. */
@FunctionalInterface
public interface TrustedProxies {

    /** Nobody: callers reach this service themselves. */
    TrustedProxies NONE = address -> false;

    /**
     * {@return whether the proxy at an address is trusted}
     *
     * @param address where a request comes from
     */
    boolean contains(InetAddress address);
}
