package io.masthead.bootstrap.robustness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Request as sent: in each of these texts, one character is one byte.
 *
 * @param target path and query, encoded or broken already
 * @param headers all but Host, Connection and Content-Length
 */
public record Request(String method, String target, List<Header> headers, Optional<String> body) {

    public Request {
        headers = List.copyOf(headers);
    }

    /** {@return the same request with an access token} */
    public Request withToken(String token) {
        if (has("Authorization")) {
            return this;
        }
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header("Authorization", "Bearer " + token));
        return new Request(method, target, more, body);
    }

    /** {@return the encoded path} */
    public String path() {
        return target.replaceFirst("\\?.*", "");
    }

    /** {@return the query, or an empty text} */
    String query() {
        return target.substring(path().length()).replaceFirst("\\?", "");
    }

    /** {@return the bytes of the request} */
    byte[] octets(String host) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        body.ifPresent(content ->
                text.append("Content-Length: ").append(content.length()).append("\r\n"));
        text.append("Connection: close\r\n\r\n").append(body.orElse(""));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * {@return the same request as a command for bash} It has no token but uses the variable {@code TOKEN}.
     *
     * @param service its address, without a path
     */
    public String curl(String service) {
        StringBuilder command = new StringBuilder();
        body.ifPresent(content -> command.append(Shell.printing(content)).append(" | "));
        command.append("curl --silent --include --globoff --path-as-is --request ")
                .append(method);
        List.of("Accept", "User-Agent", "Expect", "Content-Type").stream()
                .filter(name -> !has(name))
                .forEach(name -> command.append(" --header '").append(name).append(":'"));
        headers.forEach(header -> command.append(" --header ").append(argument(header)));
        if (body.isPresent()) {
            command.append(" --data-binary @-");
        }
        return command.append(" --request-target ")
                .append(Shell.quoted(target))
                .append(' ')
                .append(service)
                .append('/')
                .toString();
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** An empty header needs a semicolon: without it, curl removes the header. */
    private static String argument(Header header) {
        if (header.name().equals("Authorization") && header.value().startsWith("Bearer ey")) {
            return "\"Authorization: Bearer $TOKEN\"";
        }
        return Shell.quoted(header.value().isEmpty() ? header.name() + ";" : header.toString());
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}
