package io.masthead.http.ratelimit;

import java.util.Map;
import java.util.Optional;

/**
 * The rate limits of a host.
 *
 * @param requests for all requests: those with valid credentials by caller, all others by client network
 * @param operations for single operations, by the name that {@link RateLimited} gives
 */
public record RequestLimits(Optional<RequestLimit> requests, Map<String, RequestLimit> operations) {

    /** No limits. */
    public static final RequestLimits NONE = new RequestLimits(Optional.empty(), Map.of());

    /** Copies the limits. */
    public RequestLimits {
        operations = Map.copyOf(operations);
    }
}
