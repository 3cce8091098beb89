package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.OperationLimits;
import io.masthead.http.ratelimit.RateLimited;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;

/**
 * Rate limits: one for all requests, and one for each operation with {@link RateLimited}. Requests with valid
 * credentials count for their caller, all others, refused ones included, for their client network; operations count for
 * the client network. Probes do not count.
 */
final class RateLimits {

    private final Optional<RateLimiter> requests;
    private final OperationLimits operations;
    private final PathRules paths;
    private final PerHandler<Optional<RateLimiter>> limitedHandlers = new PerHandler<>(this::limiterOf);

    RateLimits(RequestLimits limits, OperationLimits operations, PathRules paths, ProblemWriter problems) {
        this.requests = limits.requests().map(limit -> new RateLimiter("default", limit, problems));
        this.operations = operations;
        this.paths = paths;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admitsRequest(RequestContext context) {
        return requests.isEmpty()
                || !paths.isLimited(context.request().getRequestURI())
                || requests.get().admits(counterOf(context), context);
    }

    /** {@return whether the operation continues; if not, the request is refused} */
    boolean admitsOperation(RequestContext context, Object handler) {
        Optional<RateLimiter> limiter = limitedHandlers.get(handler);
        return limiter.isEmpty()
                || limiter.get().admits(RateLimiter.ofNetwork(context.client().network()), context);
    }

    private Optional<RateLimiter> limiterOf(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(RateLimited.class))
                        .map(RateLimited::value)
                        .flatMap(operations::find)
                : Optional.empty();
    }

    private static String counterOf(RequestContext context) {
        return context.credentials()
                .map(Credentials::name)
                .orElseGet(() -> RateLimiter.ofNetwork(context.client().network()));
    }
}
