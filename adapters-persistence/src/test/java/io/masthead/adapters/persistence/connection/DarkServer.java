package io.masthead.adapters.persistence.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Server whose packets get lost: its queue of connections is full, so that the system ignores further ones. */
final class DarkServer implements AutoCloseable {

    private static final int MOST = 100;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    DarkServer() throws IOException {
        while (hasPlace()) {
            if (queue.size() > MOST) {
                throw new IOException("The queue of the system does not become full");
            }
        }
    }

    private boolean hasPlace() throws IOException {
        Socket client = new Socket();
        queue.add(client);
        try {
            client.connect(server.getLocalSocketAddress(), 300);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (Socket client : queue) {
            client.close();
        }
        server.close();
    }
}
