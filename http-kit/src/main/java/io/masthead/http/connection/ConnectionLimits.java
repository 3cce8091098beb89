package io.masthead.http.connection;

import io.masthead.http.forwarding.TrustedProxies;
import java.time.Duration;

/**
 * Limits of connections.
 *
 * @param total the most connections at a time
 * @param perClient the most connections of one client network at a time, except of a trusted proxy
 * @param head the longest time from the first byte of a head to its last
 * @param write the longest time for which a client may take nothing of a response
 * @param proxies the trusted proxies, behind which are many clients
 */
public record ConnectionLimits(int total, int perClient, Duration head, Duration write, TrustedProxies proxies) {

    /** A connection on which the client has done nothing for so long is closed before a new one is refused. */
    public static final Duration IDLE = Duration.ofSeconds(2);

    private static final int CLIENTS_OF_SITE = 4;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public ConnectionLimits {
        if (total < 1 || perClient < 1 || !head.isPositive() || !write.isPositive()) {
            throw new IllegalArgumentException("Limits of connections must be positive");
        }
    }

    /** {@return the most connections at which a site that has one gets another: the last tenth is for those without} */
    int totalOfKnown() {
        return total - total / 10;
    }

    /**
     * {@return the most connections of one site at a time (a /48 of IPv6): four times those of a client network, but no
     * more than three quarters of all, so that it never takes them all}
     */
    int perSite() {
        return Math.max(perClient, Math.min(CLIENTS_OF_SITE * perClient, total * 3 / 4));
    }
}
