package io.masthead.http.pipeline;

import io.masthead.http.ratelimit.RateLimited;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.request.RequestContext;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/** Rate limits of single operations ({@link RateLimited}), by client network. */
final class OperationRateLimits {

    private final Map<String, RateLimiter> limiters;

    OperationRateLimits(Map<String, RateLimiter> limiters) {
        this.limiters = Map.copyOf(limiters);
    }

    /** {@return whether the request goes on; if not, it is refused} */
    boolean admits(RequestContext context, Object handler) {
        RateLimited mark = limiters.isEmpty() || !(handler instanceof HandlerMethod method)
                ? null
                : method.getMethodAnnotation(RateLimited.class);
        RateLimiter limiter = mark == null ? null : limiters.get(mark.value());
        return limiter == null
                || limiter.admits(RateLimiter.ofNetwork(context.client().network()), context);
    }
}
