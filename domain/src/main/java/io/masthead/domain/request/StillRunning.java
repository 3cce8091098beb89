package io.masthead.domain.request;

/** A request with the same key is being done at this moment: what comes of it is known a little later. */
public final class StillRunning extends RequestFailure {

    /** Makes the failure. */
    public StillRunning() {}
}
