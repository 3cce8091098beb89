package io.masthead.http.websocket;

import java.io.IOException;
import java.time.Duration;

/**
 * What a service does on a connection. All methods but {@link #wake} are called on the thread of the connection, one after
 * the other.
 */
public interface WebSocketSession extends AutoCloseable {

    /**
     * Handles a message of the client.
     *
     * @param text the message
     * @throws IOException if the connection is lost
     */
    void receive(String text) throws IOException;

    /**
     * Waits until there is something to send, and sends it.
     *
     * @param longest the longest wait
     * @throws IOException if the connection is lost
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Duration longest) throws IOException, InterruptedException;

    /** Ends the wait, or the next one if there is none: something has arrived. It is called on other threads. */
    void wake();

    /** Releases what the session holds: the connection has ended. */
    @Override
    void close();
}
