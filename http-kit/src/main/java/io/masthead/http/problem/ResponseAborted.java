package io.masthead.http.problem;

/**
 * A committed response cannot be completed. The exception reaches the container, which closes the connection and so
 * tells the caller; a handled exception would make the response look complete.
 */
public final class ResponseAborted extends RuntimeException {

    private final transient RuntimeException reason;

    /**
     * Keeps the reason, not as the cause, so that the container does not log it again.
     *
     * @param reason the reason, which the kit logs
     */
    public ResponseAborted(RuntimeException reason) {
        super("The response was aborted", null, false, false);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
