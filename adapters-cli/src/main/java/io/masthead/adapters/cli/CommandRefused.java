package io.masthead.adapters.cli;

/** Failure: a command cannot begin. */
public final class CommandRefused extends RuntimeException {

    /**
     * Creates the failure.
     *
     * @param sentence the reason, in one sentence for the user of the command
     */
    public CommandRefused(String sentence) {
        super(sentence);
    }

    /**
     * Creates the failure with a technical cause.
     *
     * @param sentence the reason, in one sentence for the user of the command
     * @param cause the cause
     */
    public CommandRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
