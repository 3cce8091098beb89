package io.masthead.http.ratelimit;

import java.util.Map;
import java.util.Optional;

/**
 * The rate limits of a service.
 *
 * @param requests the limit of all requests: by caller with valid credentials, by client network without
 * @param operations the limits of single operations, by the name in {@link RateLimited}
 */
public record RequestLimits(Optional<RequestLimit> requests, Map<String, RequestLimit> operations) {

    /** No limits. */
    public static final RequestLimits NONE = new RequestLimits(Optional.empty(), Map.of());

    /** Copies the limits. */
    public RequestLimits {
        operations = Map.copyOf(operations);
    }
}
