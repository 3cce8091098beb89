package io.masthead.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Network between a service and a server, which passes nothing on while it is silent, and can lose the server's ends. */
final class FaultyNetwork implements AutoCloseable {

    private final int server;
    private final ServerSocket entrance;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> servers = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch passing = new CountDownLatch(0);

    private FaultyNetwork(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread unused = Thread.startVirtualThread(this::accept);
    }

    static FaultyNetwork to(int server) throws IOException {
        return new FaultyNetwork(server);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Keeps all connections and accepts new ones, and passes nothing on. */
    void silence() {
        passing = new CountDownLatch(1);
    }

    void restore() {
        passing.countDown();
    }

    /** Ends all connections to the server, whose clients never get to know of it. */
    void loseServerEnds() {
        servers.forEach(FaultyNetwork::close);
        servers.clear();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = entrance.accept();
                boolean unused = clients.add(client);
                Thread unusedThread = Thread.startVirtualThread(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            passing.await();
            Socket end = new Socket(InetAddress.getLoopbackAddress(), server);
            boolean unused = servers.add(end);
            InputStream fromClient = client.getInputStream();
            OutputStream toServer = end.getOutputStream();
            Thread unusedThread = Thread.startVirtualThread(() -> {
                copy(fromClient, toServer);
                close(end); // the client has gone
            });
            copy(end.getInputStream(), client.getOutputStream());
            if (servers.remove(end)) {
                close(client); // the server has ended the connection
            }
        } catch (IOException | InterruptedException broken) {
            close(client);
        }
    }

    private void copy(InputStream from, OutputStream to) {
        byte[] part = new byte[16_384];
        try {
            for (int length = from.read(part); length >= 0; length = from.read(part)) {
                passing.await();
                to.write(part, 0, length);
            }
        } catch (IOException | InterruptedException broken) {
            // One of the ends is closed.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // As intended.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        restore();
        clients.forEach(FaultyNetwork::close);
        servers.forEach(FaultyNetwork::close);
    }
}
