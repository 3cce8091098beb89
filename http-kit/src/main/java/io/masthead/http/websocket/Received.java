package io.masthead.http.websocket;

import java.util.OptionalInt;

/** A message or a control frame of a client. */
sealed interface Received {

    /**
     * A whole message.
     *
     * @param text the text
     */
    record Text(String text) implements Received {}

    /**
     * A ping, which is answered by a pong with the same payload.
     *
     * @param payload at most 125 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ping(byte[] payload) implements Received {}

    /** A pong. */
    record Pong() implements Received {}

    /**
     * The last frame of a client.
     *
     * @param code the number that is sent back; none if it sent none
     */
    record Close(OptionalInt code) implements Received {}
}
