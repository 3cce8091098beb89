package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemReason;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses ambiguous paths, which proxies and the service might read differently: not normalized, with encoded slashes,
 * with path parameters.
 */
final class Firewall {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final RateLimits limits;
    private final ProblemWriter problems;

    Firewall(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
        // Unknown methods get 405, like methods that an operation lacks.
        firewall.setUnsafeAllowAnyHttpMethod(true);
    }

    /** {@return whether the request continues; if not, it is refused, and counted} */
    boolean admits(RequestContext context) {
        if (isPlain(context.request().getRequestURI())) {
            return true;
        }
        try {
            // Drops the wrapper, which would check names and values of headers and parameters: any are valid here.
            Object unused = firewall.getFirewalledRequest(context.request());
            return true;
        } catch (RequestRejectedException rejected) {
            if (limits.admitsRequest(context)) {
                problems.write(context.request(), context.response(), ProblemReason.AMBIGUOUS_PATH);
            }
            return false;
        }
    }

    /** {@return whether a path has single slashes, letters, digits, hyphens and underscores alone, so is unambiguous} */
    private static boolean isPlain(String path) {
        char last = 'x';
        for (int i = 0; i < path.length(); i++) {
            char next = path.charAt(i);
            boolean isWord = (next >= 'a' && next <= 'z')
                    || (next >= 'A' && next <= 'Z')
                    || (next >= '0' && next <= '9')
                    || next == '-'
                    || next == '_';
            if (!isWord && (next != '/' || last == '/')) {
                return false;
            }
            last = next;
        }
        return true;
    }
}
