package io.masthead.bootstrap.command;

/** A command cannot begin; the message is one sentence for the person who types it. */
final class CannotBegin extends RuntimeException {

    CannotBegin(String sentence) {
        super(sentence);
    }

    CannotBegin(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
