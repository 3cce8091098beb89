package io.masthead.http.ratelimit;

import java.util.List;

/**
 * Rate limit that counts a client network and the wider networks that contain it, each with a larger quota: who has a /48 of
 * IPv6 has 65,536 networks of /64. The count with the fewest remaining requests is reported.
 *
 * @param own the limit of the network itself, and of callers that are no network
 * @param wider the limits of the wider networks, in the order of {@link RateLimiter#widerThan}
 */
public record WideningLimit(RequestLimit own, List<RequestLimit> wider) implements RequestLimit {

    /** Copies the limits. */
    public WideningLimit {
        wider = List.copyOf(wider);
    }

    @Override
    public Quota quota() {
        return own.quota();
    }

    /** Does not count a request in a wider network that a narrower one refuses: the rest of the network can go on. */
    @Override
    public Count count(String caller) {
        Count tightest = own.count(caller);
        List<String> networks = RateLimiter.widerThan(caller);
        for (int i = 0; i < networks.size() && i < wider.size() && tightest.admitted(); i++) {
            Count count = wider.get(i).count(networks.get(i));
            tightest = !count.admitted() || count.remaining() < tightest.remaining() ? count : tightest;
        }
        return tightest;
    }
}
