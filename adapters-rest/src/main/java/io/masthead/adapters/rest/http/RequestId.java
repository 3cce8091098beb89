package io.masthead.adapters.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every exchange an id, which its answer and its log lines carry. */
public final class RequestId extends OncePerRequestFilter {

    /** The header, in request and answer. */
    public static final String HEADER = "X-Request-Id";

    /** What log lines call the id. */
    static final String LOG_KEY = "request_id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Makes the filter. */
    public RequestId() {}

    /**
     * {@return the id of an exchange}
     *
     * @param response its answer
     */
    public static String of(HttpServletResponse response) {
        String id = response.getHeader(HEADER);
        return id == null ? "unknown" : id;
    }

    /**
     * {@return the id that a caller asked for if it may, or else a new one}
     *
     * @param asked what the caller sent, if anything
     */
    public static String choose(@Nullable String asked) {
        return asked != null && ACCEPTED.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = choose(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }
}
