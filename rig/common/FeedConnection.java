package common;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Connection on which the service goes on to write: server-sent events, or the frames of a WebSocket. */
final class FeedConnection implements AutoCloseable {

    /** Key of a handshake, which only has to be 16 bytes in Base64 (RFC 6455, section 4.1). */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final int LONGEST_LINE = 65_536;

    private final Socket socket;
    private final InputStream input;
    private final String host;
    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private int chunk = -1;

    FeedConnection(InetSocketAddress service, String from, Duration silence) throws IOException {
        socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.setTcpNoDelay(true);
            socket.connect(service, (int) silence.toMillis());
            socket.setSoTimeout((int) silence.toMillis());
            input = new BufferedInputStream(socket.getInputStream(), 1_024);
        } catch (IOException problem) {
            socket.close();
            throw problem;
        }
        host = service.getHostString() + ":" + service.getPort();
    }

    /** {@return the status of the response to a request for a stream} */
    int stream(Request request) throws IOException {
        return open(request.with("Accept", "text/event-stream"));
    }

    /** {@return the status of the response to the handshake of a WebSocket} */
    int upgrade(String path) throws IOException {
        return open(Request.get(path)
                .with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", KEY));
    }

    private int open(Request request) throws IOException {
        socket.getOutputStream().write(request.bytes(host));
        String first = line();
        if (!first.startsWith("HTTP/1.")) {
            throw new IOException("not a response: " + first);
        }
        status = Integer.parseInt(first.substring(9, 12));
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            chunk = 0;
        }
        return status;
    }

    /** {@return the next line of a stream} */
    String streamLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = streamed(); next != '\n'; next = streamed()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int streamed() throws IOException {
        if (chunk == 0) {
            String size = line();
            chunk = Integer.parseInt((size.isEmpty() ? line() : size).split(";")[0].strip(), 16);
            if (chunk == 0) {
                throw new EOFException("the stream has ended");
            }
        }
        if (chunk > 0) {
            chunk--;
        }
        return one();
    }

    /** Sends a message of text. The mask is of zeros, which leave it as it is. */
    void sendText(String text) throws IOException {
        send(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int first, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14).put((byte) first);
        if (content.length < 126) {
            frame.put((byte) (0x80 | content.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        }
        frame.putInt(0).put(content);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /**
     * Answers pings.
     *
     * @throws Closed when the service closes the WebSocket
     */
    String text() throws IOException {
        while (true) {
            int first = one();
            int length = one() & 0x7f;
            if (length == 126) {
                length = one() << 8 | one();
            } else if (length == 127) {
                throw new IOException("a message of more than 64 KiB");
            }
            byte[] content = new byte[length];
            for (int i = 0; i < length; i++) {
                content[i] = (byte) one();
            }
            switch (first & 0x0f) {
                case 1 -> {
                    return new String(content, StandardCharsets.UTF_8);
                }
                case 8 -> throw new Closed(length < 2 ? 1005 : (content[0] & 0xff) << 8 | content[1] & 0xff);
                case 9 -> send(0x8a, content);
                default -> {
                    // A pong.
                }
            }
        }
    }

    /** The service has closed the WebSocket. */
    static final class Closed extends IOException {

        private final int code;

        Closed(int code) {
            super("closed with " + code);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = one(); next != '\n'; next = one()) {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line that does not end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int one() throws IOException {
        int next = input.read();
        if (next < 0) {
            throw new EOFException("closed");
        }
        return next;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException over) {
            // Nothing is left to be done.
        }
    }
}
