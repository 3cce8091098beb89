package io.masthead.http.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of requests: that of the caller, if it is valid, else a new one. */
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
     * @param response its response, which has the id in a header
     */
    public static String of(HttpServletResponse response) {
        String id = response.getHeader(HEADER);
        return id == null ? "unknown" : id;
    }

    /**
     * {@return the id that a caller sent if it is valid, else a new one}
     *
     * @param sent the header of the request, if there is one
     */
    public static String choose(@Nullable String sent) {
        return sent != null && ACCEPTED.matcher(sent).matches() ? sent : random();
    }

    /** {@return a random UUID (RFC 9562 §5.4)} Ids are no secrets, so a fast generator does. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }
}
