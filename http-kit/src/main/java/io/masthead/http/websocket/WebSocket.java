package io.masthead.http.websocket;

import java.io.IOException;

/** Connection to a client, as its {@link WebSocketSession} sees it: on the thread of the connection alone. */
public interface WebSocket {

    /**
     * Sends a message, at the latest when the session returns, and waits until the client takes it, if it has to.
     *
     * @param utf8 the text, in UTF-8
     * @throws IOException if the connection is lost, or the client takes nothing for too long
     */
    void send(byte[] utf8) throws IOException;

    /**
     * Closes the connection once the session returns. Only the first call counts.
     *
     * @param why the reason
     */
    void close(CloseCode why);
}
