package io.masthead.http.ratelimit;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** Tells callers how they stand with a limit, and refuses those who are over it. */
public final class RateLimiter {

    /** The header of the quota policies (draft-ietf-httpapi-ratelimit-headers-10 §3). */
    public static final String POLICY = "RateLimit-Policy";

    /** The header of the service limits (draft-ietf-httpapi-ratelimit-headers-10 §4). */
    public static final String STANDING = "RateLimit";

    private final RequestLimit limit;
    private final String name;
    private final String policy;
    private final ProblemWriter problems;

    /**
     * Makes a limiter.
     *
     * @param name what callers know the limit by: letters and hyphens
     * @param limit counts
     * @param problems writes refusals
     */
    public RateLimiter(String name, RequestLimit limit, ProblemWriter problems) {
        this.limit = limit;
        this.name = "\"" + name + "\"";
        this.policy = this.name + ";q=" + limit.quota().requests() + ";w="
                + seconds(limit.quota().period());
        this.problems = problems;
    }

    /**
     * {@return what a client network is counted by}
     *
     * @param network the network
     */
    public static String ofNetwork(String network) {
        return "address:" + network;
    }

    /**
     * Counts a request. If it is over the limit, it is refused, and nothing else may happen to it.
     *
     * @param caller whom to count it for
     * @param context the request
     * @return whether it may go on
     */
    public boolean admits(String caller, RequestContext context) {
        HttpServletResponse response = context.response();
        RequestLimit.Count count = limit.count(caller);
        long reset = seconds(count.untilReset());
        append(response, POLICY, policy);
        append(response, STANDING, name + ";r=" + count.remaining() + ";t=" + reset);
        if (!count.admitted()) {
            // Not earlier than the reset (§6), and never at once.
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, reset)));
            problems.write(context.request(), response, ProblemType.TOO_MANY_REQUESTS);
        }
        return count.admitted();
    }

    /** In one line: not every client looks for a second one. */
    private static void append(HttpServletResponse response, String header, String item) {
        String before = response.getHeader(header);
        response.setHeader(header, before == null ? item : before + ", " + item);
    }

    /** Whoever waits for whole seconds does not come too early. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
