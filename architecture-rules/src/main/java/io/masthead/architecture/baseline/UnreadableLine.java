package io.masthead.architecture.baseline;

/** Failure of parsing a line; the message names the mistake and the remedy. */
final class UnreadableLine extends Exception {

    UnreadableLine(String message) {
        super(message);
    }
}
