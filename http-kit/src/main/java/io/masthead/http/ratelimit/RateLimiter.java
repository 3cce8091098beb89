package io.masthead.http.ratelimit;

import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Applies a rate limit: reports the quota in headers, and refuses requests beyond it. */
public final class RateLimiter {

    /** The header of the quota policies (draft-ietf-httpapi-ratelimit-headers-10 §3). */
    public static final String POLICY = "RateLimit-Policy";

    /** The header of the service limits (draft-ietf-httpapi-ratelimit-headers-10 §4). */
    public static final String SERVICE_LIMIT = "RateLimit";

    private static final String OF_NETWORK = "address:";

    private final RequestLimit limit;
    private final String plainName;
    private final String name;
    private final String policy;
    private final ProblemWriter problems;

    /**
     * Creates a limiter.
     *
     * @param name the name of the limit in headers: letters and hyphens
     * @param limit counts requests
     * @param problems writes refusals
     */
    public RateLimiter(String name, RequestLimit limit, ProblemWriter problems) {
        this.limit = limit;
        this.plainName = name;
        this.name = "\"" + name + "\"";
        this.policy = this.name + ";q=" + limit.quota().requests() + ";w="
                + seconds(limit.quota().period());
        this.problems = problems;
    }

    /**
     * {@return the key by which a client network is counted}
     *
     * @param network the network
     */
    public static String ofNetwork(String network) {
        return OF_NETWORK + network;
    }

    /**
     * {@return the keys of the networks that contain a network of IPv6, the narrowest first: /56, which a provider gives to
     * a household, and /48, which it gives to a site (RFC 6177 §2); none for any other caller}
     *
     * @param caller the key of a caller
     */
    static List<String> widerThan(String caller) {
        return caller.startsWith(OF_NETWORK)
                ? ClientAddress.widerThan(caller.substring(OF_NETWORK.length())).stream()
                        .map(RateLimiter::ofNetwork)
                        .toList()
                : List.of();
    }

    /**
     * Counts a request, and refuses it with a problem if it exceeds the limit.
     *
     * @param caller the key of the caller
     * @param context the request
     * @return whether the request continues
     */
    public boolean admits(String caller, RequestContext context) {
        boolean isAdmitted = count(caller, context);
        if (!isAdmitted) {
            problems.write(context.request(), context.response(), ProblemType.TOO_MANY_REQUESTS);
        }
        return isAdmitted;
    }

    /** Counts a request, and tells in headers how the caller stands. */
    boolean count(String caller, RequestContext context) {
        HttpServletResponse response = context.response();
        RequestLimit.Count count = limit.count(caller);
        long reset = seconds(count.untilReset());
        append(response, POLICY, policy);
        append(response, SERVICE_LIMIT, name + ";r=" + count.remaining() + ";t=" + reset);
        if (!count.admitted()) {
            context.exceeds(plainName);
            // Not earlier than the reset (§6), and at least a second.
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, reset)));
        }
        return count.admitted();
    }

    /** Appends to the same line: not every client reads a second one. */
    private static void append(HttpServletResponse response, String header, String item) {
        String before = response.getHeader(header);
        response.setHeader(header, before == null ? item : before + ", " + item);
    }

    /** Rounds up, so that a client that waits for whole seconds does not retry too early. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
