package io.masthead.http.headers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Headers of every response for browsers and caches, unless an operation knows better.
 *
 * <p>Responses are data for programs, so a browser may make nothing else of them. What was written, or read with
 * credentials, is kept nowhere; everything else is checked with its entity tag before it is used again.
 */
public final class CommonHeaders {

    /** The header that says what a document may load; the pages of the documentation replace it. */
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
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
        // Pages of allowed origins read by CORS, which this does not concern (Fetch §3.7).
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) { // otherwise forbidden: RFC 6797 §7.2
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, isPublicReading(request) ? "no-cache" : "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    private static boolean isPublicReading(HttpServletRequest request) {
        // Of what is no request at all, the method is null.
        boolean reading = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return reading && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
