package io.masthead.http.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Socket of Tomcat.
 *
 * @param socket the socket
 */
record TomcatSocket(SocketWrapperBase<?> socket) implements FrameSocket {

    @Override
    public void write(ByteBuffer frame, Duration longest) throws IOException {
        socket.setWriteTimeout(longest.toMillis());
        socket.write(true, frame);
    }

    @Override
    public void flush(Duration longest) throws IOException {
        socket.setWriteTimeout(longest.toMillis());
        boolean unused = socket.flush(true);
    }

    /** Holds the lock of Tomcat, which else may be about to wait for more of a connection that is closed. */
    @Override
    public void close() {
        socket.getLock().lock();
        try {
            socket.close();
        } finally {
            socket.getLock().unlock();
        }
    }
}
