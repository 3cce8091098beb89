package io.masthead.http.forwarding;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

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

    /**
     * {@return the configured address at which clients reach the service through them, without a trailing slash; by
     * default, each request tells it}
     */
    default Optional<URI> publicUrl() {
        return Optional.empty();
    }
}
