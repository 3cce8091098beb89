package io.masthead.domain.session;

import java.util.Optional;

/**
 * Where a request comes from, for the record.
 *
 * @param address the network address of the caller, if known
 * @param requestId what the request is called in the log, if known
 * @param device what the caller says of its device
 */
public record Origin(Optional<String> address, Optional<String> requestId, Device device) {

    /** The host itself, not a caller. */
    public static final Origin HOST = new Origin(Optional.empty(), Optional.empty(), Device.UNKNOWN);
}
