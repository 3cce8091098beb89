package io.masthead.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trace context of a request (W3C Trace Context, Level 2): the trace that it is part of, and one span of it.
 *
 * @param traceId the id of the trace: 32 hexadecimal digits in lower case, not all of them zero
 * @param spanId the id of the span: 16 of them, in the same form
 * @param flags the flags: {@link #SAMPLED}, and whether the id of the trace is random
 */
public record TraceContext(String traceId, String spanId, int flags) {

    /** The header, in request and response. */
    public static final String HEADER = "traceparent";

    /** The key of the id of the trace in log lines, which is that of the Elastic Common Schema. */
    public static final String LOG_KEY = "trace.id";

    /** The key of the id of the span in log lines. */
    public static final String SPAN_LOG_KEY = "span.id";

    /** The flag of a trace that its first participant records. */
    public static final int SAMPLED = 0x01;

    /** All others have no meaning yet, and must be zero (§3.2.2.5). */
    private static final int KNOWN_FLAGS = SAMPLED | 0x02;

    private static final int LENGTH = 55;
    private static final String ONLY_VERSION = "00";
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

    /**
     * {@return the trace context that a caller sent; none if it is invalid, which begins a new trace (§4.3)}
     *
     * @param request the request
     */
    public static Optional<TraceContext> of(HttpServletRequest request) {
        if (request.getHeader(HEADER) == null) {
            return Optional.empty();
        }
        List<String> values = Collections.list(request.getHeaders(HEADER));
        return values.size() == 1 ? parse(values.getFirst()) : Optional.empty();
    }

    /**
     * {@return the trace context of a header}
     *
     * @param header its value; of a later version, only the beginning is known (§3.2.4)
     */
    static Optional<TraceContext> parse(String header) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches() || (parts.group(1).equals(ONLY_VERSION) && header.length() != LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(
                parts.group(2), parts.group(3), HexFormat.fromHexDigits(parts.group(4)) & KNOWN_FLAGS));
    }

    /** {@return the context of another span of the same trace} */
    public TraceContext next() {
        long id;
        do {
            id = ThreadLocalRandom.current().nextLong();
        } while (id == 0);
        return new TraceContext(traceId, HexFormat.of().toHexDigits(id), flags);
    }

    /** {@return whether the trace is recorded} */
    public boolean isSampled() {
        return (flags & SAMPLED) != 0;
    }

    /** {@return the value of the header} */
    public String header() {
        return ONLY_VERSION + "-" + traceId + "-" + spanId + "-"
                + HexFormat.of().toHexDigits((byte) flags);
    }
}
