package io.masthead.adapters.persistence.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets that are closed when a read from the database, or a write to it, takes too long, as with the driver's {@code socketTimeout}, but
 * without a timer for each read: one thread looks at all of them. With a timer, a virtual thread is scheduled twice for
 * each read, which was a seventh of the CPU of a request that reads one row.
 *
 * <p>The driver creates it by its name (parameter {@code socketFactory}), with the parameter {@code socketFactoryArg}.
 */
public final class WatchedSocketFactory extends SocketFactory {

    private static final InetSocketAddress ANY_ADDRESS = new InetSocketAddress(0);

    private final Duration limit;

    /**
     * Creates the factory.
     *
     * @param seconds the longest time that a read or write may take, a whole number of seconds; it can be exceeded by a tenth
     *     of one
     * @throws NumberFormatException if that is no number
     */
    public WatchedSocketFactory(String seconds) {
        limit = Duration.ofSeconds(Long.parseLong(seconds));
    }

    @Override
    public Socket createSocket() {
        return new WatchedSocket(limit);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(ANY_ADDRESS, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(ANY_ADDRESS, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        return connected(new InetSocketAddress(localAddress, localPort), new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress local, InetSocketAddress remote) throws IOException {
        Socket socket = createSocket();
        socket.bind(local);
        socket.connect(remote);
        return socket;
    }
}
