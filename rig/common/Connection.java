package common;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Connection of HTTP/1.1 that is kept from request to request. It never repeats a request: the client of the JDK
 * repeats some in silence, and would hide what this rig looks for.
 */
final class Connection implements AutoCloseable {

    /** The connection could not be made: the request was not sent. */
    static final class Refused extends IOException {

        Refused(IOException cause) {
            super("no connection: " + cause.getMessage(), cause);
        }
    }

    private static final int LONGEST_LINE = 65_536;

    private final SocketChannel channel;
    private final String host;
    private final InputStream input;
    private long end;

    Connection(InetSocketAddress service, String from, Duration limit) throws Refused {
        SocketChannel made = null;
        try {
            made = SocketChannel.open();
            made.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            made.socket().setTcpNoDelay(true);
            made.socket().connect(service, (int) limit.toMillis());
            input = new BufferedInputStream(made.socket().getInputStream(), 16_384);
        } catch (IOException problem) {
            close(made);
            throw new Refused(problem);
        }
        channel = made;
        host = service.getHostString() + ":" + service.getPort();
    }

    /** {@return whether the other side has not closed it, as far as is known here} */
    boolean isOpen() {
        if (!channel.isOpen()) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            boolean silent = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return silent;
        } catch (IOException over) {
            return false;
        }
    }

    Response send(Request request, Duration limit) throws IOException {
        long start = System.nanoTime();
        end = start + limit.toNanos();
        channel.socket().getOutputStream().write(request.bytes(host));
        Map<String, String> headers = new HashMap<>();
        int status;
        do {
            headers.clear();
            String first = line();
            if (!first.startsWith("HTTP/1.")) {
                throw new IOException("not a response: " + first);
            }
            status = Integer.parseInt(first.substring(9, 12));
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        } while (status == 100);
        byte[] body = body(status, headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Response(
                status,
                Map.copyOf(headers),
                new String(body, StandardCharsets.UTF_8),
                (System.nanoTime() - start) / 1e6);
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                all.write(exactly(size));
                String unused = line();
            }
            String unused = line();
            return all.toByteArray();
        }
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length")));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        await();
        for (int next = input.read(); next >= 0; next = input.read()) {
            all.write(next);
        }
        close();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            await();
            int read = input.read(bytes, done, length - done);
            if (read < 0) {
                throw new EOFException("closed within the body");
            }
            done += read;
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        await();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException(line.size() == 0 ? "closed without a response" : "closed within the head");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void await() throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no response in time");
        }
        channel.socket().setSoTimeout((int) left);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException over) {
            // Nothing is left to be done.
        }
    }
}
