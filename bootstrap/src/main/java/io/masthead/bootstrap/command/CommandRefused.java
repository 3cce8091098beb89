package io.masthead.bootstrap.command;

/** A command cannot begin; the message is one sentence for the person who types it. */
final class CommandRefused extends RuntimeException {

    CommandRefused(String sentence) {
        super(sentence);
    }

    CommandRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
