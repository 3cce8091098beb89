package runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Client that asks for the feed, and reads nothing of it. */
final class Stalled implements AutoCloseable {

    private final Socket socket = new Socket();

    Stalled(URI service, String from, String topic, String after) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), 5_000);
        socket.getOutputStream().write(("GET /events?topic=" + topic + "&after=" + after + " HTTP/1.1\r\nHost: rig\r\n"
                        + "Accept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
