package io.masthead.http.problem;

/**
 * An answer that is under way and cannot be completed. It leaves the service as it is, so that the container closes the
 * connection, which tells the caller: whatever is handled looks like a whole answer.
 */
public final class ResponseAborted extends RuntimeException {

    private final transient RuntimeException reason;

    /**
     * Breaks an answer off.
     *
     * @param reason why; not the cause, since that is logged here and not by the container again
     */
    public ResponseAborted(RuntimeException reason) {
        super("The answer breaks off", null, false, false);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
