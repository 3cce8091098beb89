package io.masthead.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Connection that sends prepared requests, one after another, and reads the responses without looking into them. */
final class LoadConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] LENGTH = {
        '\n', 'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
    };

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final byte[] buffer = new byte[1 << 16];

    LoadConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = socket.getInputStream();
        output = socket.getOutputStream();
    }

    /** {@return the status of the response, which has been read to its end} */
    int exchange(byte[] request) throws IOException {
        output.write(request);
        int filled = 0;
        int end = -1;
        while (end < 0) {
            filled += read(filled, buffer.length - filled);
            end = endOfHeaders(filled);
        }
        int status = number("HTTP/1.1 ".length(), end);
        boolean hasBody = status != 304 && status != 204;
        long rest = hasBody ? contentLength(end) - (filled - end) : 0;
        while (rest > 0) {
            rest -= read(0, (int) Math.min(rest, buffer.length));
        }
        return status;
    }

    private int read(int from, int most) throws IOException {
        int count = most == 0 ? -1 : input.read(buffer, from, most);
        if (count < 0) {
            throw new EOFException("A response broke off, or its headers are too long");
        }
        return count;
    }

    private int endOfHeaders(int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int end) throws IOException {
        for (int i = 0; i + LENGTH.length < end; i++) {
            int same = 0;
            while (same < LENGTH.length && lowerCase(buffer[i + same]) == LENGTH[same]) {
                same++;
            }
            if (same == LENGTH.length) {
                return number(i + same, end);
            }
        }
        throw new IOException("A response has no Content-Length");
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private int number(int from, int end) {
        int at = from;
        while (buffer[at] == ' ') {
            at++;
        }
        int number = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            number = number * 10 + buffer[at++] - '0';
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
