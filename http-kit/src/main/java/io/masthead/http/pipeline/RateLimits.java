package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.RateLimited;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Rate limits: one of all requests, and one of each operation that is {@link RateLimited}. Requests with valid
 * credentials count for their caller, all others, whatever is wrong with them, for their client network; operations
 * count for the client network. Probes and preflights are free.
 */
final class RateLimits {

    private final Optional<RateLimiter> requests;
    private final Map<String, RateLimiter> operations;
    private final PathRules paths;

    RateLimits(RequestLimits limits, PathRules paths, ProblemWriter problems) {
        this.requests = limits.requests().map(limit -> new RateLimiter("default", limit, problems));
        this.operations = limits.operations().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, limit -> new RateLimiter(limit.getKey(), limit.getValue(), problems)));
        this.paths = paths;
    }

    /** {@return whether the request goes on; if not, it is refused} */
    boolean admitsRequest(RequestContext context) {
        return requests.isEmpty() || isFree(context) || requests.get().admits(countedFor(context), context);
    }

    /** {@return whether the operation goes on; if not, the request is refused} */
    boolean admitsOperation(RequestContext context, Object handler) {
        RateLimited mark = operations.isEmpty() || !(handler instanceof HandlerMethod method)
                ? null
                : method.getMethodAnnotation(RateLimited.class);
        RateLimiter limiter = mark == null ? null : operations.get(mark.value());
        return limiter == null
                || limiter.admits(RateLimiter.ofNetwork(context.client().network()), context);
    }

    private static String countedFor(RequestContext context) {
        return context.credentials()
                .map(Credentials::name)
                .orElseGet(() -> RateLimiter.ofNetwork(context.client().network()));
    }

    private boolean isFree(RequestContext context) {
        return !paths.isLimited(context.request().getRequestURI()) || CorsUtils.isPreFlightRequest(context.request());
    }
}
