package common;

import java.nio.charset.StandardCharsets;

/** Request, with its additional lines of the header, each of which ends with CRLF. */
public record Request(String method, String path, String headers, byte[] body) {

    private static final byte[] NOTHING = {};

    public static Request get(String path) {
        return new Request("GET", path, "", NOTHING);
    }

    public static Request delete(String path) {
        return new Request("DELETE", path, "", NOTHING);
    }

    public static Request json(String method, String path, String body) {
        return of(method, path, "application/json", body);
    }

    public static Request of(String method, String path, String type, String body) {
        return new Request(
                method, path, "Content-Type: " + type + "\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    public Request with(String name, String value) {
        return new Request(method, path, headers + name + ": " + value + "\r\n", body);
    }

    /** {@return the request of an authenticated user, or of none, if the access token is empty} */
    public Request as(String token) {
        return token.isEmpty() ? this : with("Authorization", "Bearer " + token);
    }

    byte[] bytes(String host) {
        boolean hasBody = !method.equals("GET") && !method.equals("DELETE");
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                        + (hasBody ? "Content-Length: " + body.length + "\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
