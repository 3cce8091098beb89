package io.masthead.adapters.rest.limits;

import java.util.Optional;

/**
 * What the host limits.
 *
 * @param requests all requests: those with a token for each user, those without for each address
 * @param signIns the requests for tokens, for each address
 */
public record RequestLimits(Optional<RequestLimit> requests, Optional<RequestLimit> signIns) {

    /** Nothing. */
    public static final RequestLimits NONE = new RequestLimits(Optional.empty(), Optional.empty());
}
