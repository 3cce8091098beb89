package common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Clients at one address of this machine. They share their idle connections, and repeat nothing. */
public final class Clients implements AutoCloseable {

    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final InetSocketAddress service;
    private final String from;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    public Clients(URI service) {
        this(service, "127.0.0.1");
    }

    public Clients(URI service, String from) {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
        this.from = from;
    }

    public Response get(String path) throws IOException {
        return send(Request.get(path));
    }

    public Response send(Request request) throws IOException {
        return send(request, USUAL);
    }

    public Response send(Request request, Duration limit) throws IOException {
        Connection connection = idle.pollFirst();
        while (connection != null && !connection.isOpen()) {
            connection.close();
            connection = idle.pollFirst();
        }
        if (connection == null) {
            connection = new Connection(service, from, CONNECT.compareTo(limit) < 0 ? CONNECT : limit);
        }
        try {
            Response response = connection.send(request, limit);
            idle.addFirst(connection);
            return response;
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Sends what a run needs before it begins, again and again while the service refuses it. */
    public Response prepare(Request request, int status) throws IOException, InterruptedException {
        long end = System.nanoTime() + 4 * USUAL.toNanos();
        Response response = send(request);
        while (response.status() == 503 && System.nanoTime() < end) {
            Thread.sleep(500);
            response = send(request);
        }
        return response.expect(status);
    }

    /** {@return whether the request was not sent, since there was no connection} */
    public static boolean unsent(Exception failure) {
        return failure instanceof Connection.Refused;
    }

    @Override
    public void close() {
        idle.forEach(Connection::close);
        idle.clear();
    }
}
