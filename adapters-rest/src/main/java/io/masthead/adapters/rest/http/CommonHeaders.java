package io.masthead.adapters.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells browsers and caches, unless it knows better.
 *
 * <p>Answers are data for programs, so a browser may make nothing else of them. What was written, or read with
 * credentials, is kept nowhere; everything else is checked with its entity tag before it is used again. A filter of its own, because a
 * request without credentials passes no other security filter.
 */
public final class CommonHeaders extends OncePerRequestFilter {

    /** The header that says what a document may load; the pages of the documentation replace it. */
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String ONE_YEAR = "max-age=31536000";

    /** Makes the filter. */
    public CommonHeaders() {}

    /**
     * Writes the headers.
     *
     * @param request the request
     * @param response its answer, which must not be under way yet
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

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        write(request, response);
        chain.doFilter(request, new Replacing(response));
    }

    /** Lets an operation say something else: Spring adds the headers of its answer to those that are there. */
    private static final class Replacing extends HttpServletResponseWrapper {

        private Replacing(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) || name.equalsIgnoreCase(CONTENT_SECURITY_POLICY)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
