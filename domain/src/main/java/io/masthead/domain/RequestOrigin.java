package io.masthead.domain;

import java.util.Optional;

/**
 * Origin of a request, for the audit log.
 *
 * @param address the IP address of the caller, if known
 * @param requestId the id of the request in the log, if known
 * @param device the user agent of the caller
 */
public record RequestOrigin(Optional<String> address, Optional<String> requestId, UserAgent device) {

    /** Origin of requests that the host makes itself. */
    public static final RequestOrigin HOST = new RequestOrigin(Optional.empty(), Optional.empty(), UserAgent.UNKNOWN);
}
