package io.masthead.bootstrap.robustness;

import io.masthead.bootstrap.contract.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Sends malformed requests, byte for byte, each over a connection of its own. */
public final class Wire {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private final String host;
    private final int port;

    /** Client of a service on this machine. */
    public Wire(String address) {
        String[] parts = address.split(":", -1);
        host = parts[0];
        port = Integer.parseInt(parts[1]);
    }

    /** Sends a request and reads the response. */
    public Exchange exchange(Request request) throws IOException {
        String response = send(request.octets(host));
        int start = startOfLastHead(response);
        int end = response.indexOf(END_OF_HEAD, start);
        if (end < 0) {
            throw new IOException("No response: " + response);
        }
        String[] head = response.substring(start, end).split("\r\n", -1);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ?", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
        }
        String body = response.substring(end + END_OF_HEAD.length());
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        return new Exchange(
                request.method(),
                request.path(),
                request.query(),
                Integer.parseInt(head[0].split(" ", -1)[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                text(chunked ? joined(body) : body, headers.getOrDefault("Content-Encoding", List.of())));
    }

    private String send(byte[] request) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException hungUp) {
                // a server that refuses a request need not read it to the end
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Skips interim responses (RFC 9110 §15.2). */
    private static int startOfLastHead(String response) {
        int start = 0;
        while (response.startsWith("HTTP/1.1 1", start)) {
            start = response.indexOf(END_OF_HEAD, start) + END_OF_HEAD.length();
        }
        return start;
    }

    private static String joined(String chunks) {
        StringBuilder whole = new StringBuilder();
        int start = 0;
        while (true) {
            int end = chunks.indexOf("\r\n", start);
            int length = Integer.parseInt(chunks.substring(start, end), 16);
            if (length == 0) {
                return whole.toString();
            }
            whole.append(chunks, end + 2, end + 2 + length);
            start = end + 2 + length + 2;
        }
    }

    private static String text(String body, List<String> codings) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        if (codings.contains("gzip") && octets.length > 0) {
            try (InputStream decoded = new GZIPInputStream(new ByteArrayInputStream(octets))) {
                octets = decoded.readAllBytes();
            }
        }
        return new String(octets, StandardCharsets.UTF_8);
    }
}
