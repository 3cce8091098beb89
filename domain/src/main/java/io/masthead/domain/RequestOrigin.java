package io.masthead.domain;

import java.util.Optional;

/**
 * Where a request comes from, for the record.
 *
 * @param address the network address of the caller, if known
 * @param requestId what the request is called in the log, if known
 * @param device what the caller says of its device
 */
public record RequestOrigin(Optional<String> address, Optional<String> requestId, UserAgent device) {

    /** The host itself, not a caller. */
    public static final RequestOrigin HOST = new RequestOrigin(Optional.empty(), Optional.empty(), UserAgent.UNKNOWN);
}
