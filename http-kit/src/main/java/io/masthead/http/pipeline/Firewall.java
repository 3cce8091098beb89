package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Refuses addresses that mean one thing here and another elsewhere: not normalized, with encoded slashes, with parameters. */
final class Firewall {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final RateLimits limits;
    private final ProblemWriter problems;

    Firewall(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
        // Methods that no operation has are answered with 405, like all others that do not fit.
        firewall.setUnsafeAllowAnyHttpMethod(true);
    }

    /** {@return whether the request goes on; if not, it is refused, and was counted} */
    boolean admits(RequestContext context) {
        try {
            // The wrapper that it returns checks names and values of headers and parameters, which may be anything
            // here.
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
