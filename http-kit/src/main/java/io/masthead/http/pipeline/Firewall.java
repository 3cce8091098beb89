package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemType;
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
        try {
            // Drops the wrapper, which would check names and values of headers and parameters: any are valid here.
            Object unused = firewall.getFirewalledRequest(context.request());
            return true;
        } catch (RequestRejectedException rejected) {
            if (limits.admitsRequest(context)) {
                problems.write(context.request(), context.response(), ProblemType.BAD_REQUEST);
            }
            return false;
        }
    }
}
