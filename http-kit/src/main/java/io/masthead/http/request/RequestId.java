package io.masthead.http.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: the caller's, if it is one, else a new one. */
public final class RequestId {

    /** The header, in request and response. */
    public static final String HEADER = "X-Request-Id";

    /** The key of the id in log lines. */
    public static final String LOG_KEY = "request_id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RequestId() {}

    /**
     * {@return the id of a request}
     *
     * @param response its response, which carries the id
     */
    public static String of(HttpServletResponse response) {
        String id = response.getHeader(HEADER);
        return id == null ? "unknown" : id;
    }

    /**
     * {@return the id that a caller asked for if it may, or else a new one}
     *
     * @param asked the header of the request, if there is one
     */
    public static String choose(@Nullable String asked) {
        return asked != null && ACCEPTED.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
    }
}
