package io.masthead.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Connections that were refused. They are closed a moment later: a client that is still sending would otherwise lose the
 * response to a reset (RFC 9112 §9.6). Beyond a number, they are closed at once.
 */
final class RefusedConnections {

    private static final int MOST = 256;

    private final Consumer<SocketChannel> closing;
    private List<SocketChannel> open = new ArrayList<>();

    RefusedConnections(Consumer<SocketChannel> closing) {
        this.closing = closing;
    }

    void refuse(SocketChannel socket, byte[] response) {
        try {
            socket.configureBlocking(false);
            int unused = socket.write(ByteBuffer.wrap(response));
            socket.shutdownOutput();
        } catch (IOException gone) {
            // The client did not wait for the refusal.
        }
        if (!keep(socket)) {
            closing.accept(socket);
        }
    }

    private synchronized boolean keep(SocketChannel socket) {
        return open.size() < MOST && open.add(socket);
    }

    /** Closes those that were refused before. */
    void closeEarlier() {
        List<SocketChannel> earlier;
        synchronized (this) {
            earlier = open;
            open = new ArrayList<>();
        }
        earlier.forEach(closing);
    }
}
