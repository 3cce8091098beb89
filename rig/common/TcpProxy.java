package common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Network between the service and its database, with the faults that networks have. */
public final class TcpProxy implements AutoCloseable {

    /** Two connections that are one, and the fault that they have for good. */
    private static final class Link {

        private final Socket client;
        private final Socket server;
        private final AtomicBoolean severed = new AtomicBoolean();

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }
    }

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean blackHole;
    private volatile boolean closed;

    public TcpProxy(int target) throws IOException {
        this.target = target;
        Thread unused = Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Nothing gets through in either direction, and no connection ends; or the network is whole again. */
    public void blackHole(boolean black) {
        blackHole = black;
    }

    /** The connections lead nowhere from now on, without an end; new ones are whole. */
    public void sever() throws IOException {
        for (Link link : links) {
            link.severed.set(true);
            link.server.close();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                Thread unused = Thread.startVirtualThread(() -> connect(client));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitNetwork();
            Socket server = new Socket();
            server.connect(new InetSocketAddress("127.0.0.1", target), 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link link = new Link(client, server);
            links.add(link);
            Thread unused = Thread.startVirtualThread(() -> carry(link, server, client));
            carry(link, client, server);
        } catch (IOException refused) {
            close(client);
        }
    }

    private void carry(Link link, Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try {
            for (int read = from.getInputStream().read(bytes); read >= 0; read = from.getInputStream().read(bytes)) {
                awaitNetwork();
                if (!link.severed.get()) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException over) {
            // The other end learns it below.
        }
        awaitNetwork();
        if (!link.severed.get() || from == link.client) {
            links.remove(link);
            close(link.client);
            close(link.server);
        }
    }

    private void awaitNetwork() {
        while (blackHole && !closed) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException over) {
            // Nothing is left to be done.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        for (Link link : links) {
            close(link.client);
            close(link.server);
        }
    }
}
