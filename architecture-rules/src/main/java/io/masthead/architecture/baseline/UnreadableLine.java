package io.masthead.architecture.baseline;

/** A line that is no entry; the message says what is wrong and what to write. */
final class UnreadableLine extends Exception {

    UnreadableLine(String message) {
        super(message);
    }
}
