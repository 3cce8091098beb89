package io.masthead.http.headers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Headers of every response for browsers and caches, which an operation can replace.
 *
 * <p>Responses are data for programs, so browsers must not interpret them as anything else. Responses to writes, and to
 * reads with credentials, are never cached; all others are revalidated with their entity tag before reuse.
 */
public final class CommonHeaders {

    /** The header that limits the sources of a document; the pages of the documentation replace it. */
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String REVALIDATED = "no-cache";
    private static final String ONE_YEAR = "max-age=31536000";

    private CommonHeaders() {}

    /**
     * Sets the headers.
     *
     * @param request the request
     * @param response its response, not committed yet
     */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(CONTENT_SECURITY_POLICY, NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        // Pages of allowed origins read by CORS, to which this does not apply (Fetch §3.7).
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) { // otherwise forbidden: RFC 6797 §7.2
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, isPublicRead(request) ? REVALIDATED : "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    /**
     * Keeps a response from caches that clients share (RFC 9111 §5.2.2.7), since a client has chosen a part of it.
     *
     * @param response the response, with its common headers
     */
    public static void keepFromSharedCaches(HttpServletResponse response) {
        if (isStorable(response)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, " + REVALIDATED);
        }
    }

    /** {@return whether caches that clients share may store a response} */
    static boolean isStorable(HttpServletResponse response) {
        return REVALIDATED.equals(response.getHeader(HttpHeaders.CACHE_CONTROL));
    }

    private static boolean isPublicRead(HttpServletRequest request) {
        // The method is null where the request line was malformed.
        boolean read = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return read && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
