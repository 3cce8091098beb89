package io.masthead.http.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Socket to which a connection writes. */
interface FrameSocket {

    /**
     * Writes, which the client may get with the next {@link #flush} only.
     *
     * @param frame what to write
     * @param longest the longest time for which the client may take nothing
     * @throws IOException if it takes longer, or the connection is lost
     */
    void write(ByteBuffer frame, Duration longest) throws IOException;

    /**
     * Waits until the system has taken all that is written.
     *
     * @param longest the longest time for which the client may take nothing
     * @throws IOException if it takes longer, or the connection is lost
     */
    void flush(Duration longest) throws IOException;

    /** Closes the connection. */
    void close();
}
