package io.masthead.http.websocket;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Opening handshake of the server (RFC 6455 §4.2). */
public final class Handshake {

    private static final String PROTOCOL = "websocket";
    private static final String VERSION = "13";
    private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_SIZE = 16;
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSIONS = "Sec-WebSocket-Version";

    private final ProblemWriter problems;
    private final WebSocketLimits limits;

    /**
     * Creates the handshake.
     *
     * @param problems writes refusals
     * @param limits the limits of connections
     */
    public Handshake(ProblemWriter problems, WebSocketLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /**
     * {@return whether a request asks for a WebSocket}
     *
     * @param request the request
     */
    public static boolean isRequested(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && request.getProtocol().equals("HTTP/1.1")
                && names(request, HttpHeaders.UPGRADE, PROTOCOL)
                && names(request, HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
    }

    /**
     * Refuses a request that is no handshake, with 426 or 400.
     *
     * @param request the request
     * @param response its response
     * @return whether it is one; if not, the response is written
     */
    public boolean admits(HttpServletRequest request, HttpServletResponse response) {
        if (!isRequested(request) || !VERSION.equals(request.getHeader(VERSIONS))) {
            response.setHeader(HttpHeaders.UPGRADE, PROTOCOL);
            response.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
            response.setHeader(VERSIONS, VERSION);
            problems.write(request, response, ProblemType.UPGRADE_REQUIRED);
            return false;
        }
        if (key(request).isEmpty()) {
            problems.write(request, response, ProblemType.BAD_REQUEST);
            return false;
        }
        return true;
    }

    /**
     * Accepts a handshake. The session begins when its response is sent.
     *
     * @param request the request, which {@link #admits} has admitted
     * @param response its response
     * @param sessions opens the session, on the thread of the connection
     * @throws IOException if the connection is lost
     * @throws ServletException if the server cannot upgrade it
     */
    public void accept(
            HttpServletRequest request, HttpServletResponse response, Function<WebSocket, WebSocketSession> sessions)
            throws IOException, ServletException {
        response.setHeader("Sec-WebSocket-Accept", acceptOf(key(request).orElseThrow()));
        response.setHeader(HttpHeaders.UPGRADE, PROTOCOL);
        response.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.upgrade(WebSocketUpgrade.class).serve(sessions, limits);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(KEY)).filter(Handshake::isKey);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_SIZE;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean names(HttpServletRequest request, String header, String value) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(values -> Stream.of(values.split(",")))
                .anyMatch(each -> each.strip().equalsIgnoreCase(value));
    }

    /**
     * {@return the response to a key}
     *
     * @param key the key
     */
    static String acceptOf(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // of the protocol, where it is no protection
            return Base64.getEncoder().encodeToString(sha1.digest((key + SALT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-1", impossible);
        }
    }
}
