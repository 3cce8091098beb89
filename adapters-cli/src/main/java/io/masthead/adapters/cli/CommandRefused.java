package io.masthead.adapters.cli;

/** A command cannot begin. */
public final class CommandRefused extends RuntimeException {

    /**
     * A refusal.
     *
     * @param sentence why, in one sentence for the person who types the command
     */
    public CommandRefused(String sentence) {
        super(sentence);
    }

    /**
     * A refusal with a technical cause.
     *
     * @param sentence why, in one sentence for the person who types the command
     * @param cause the cause
     */
    public CommandRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
