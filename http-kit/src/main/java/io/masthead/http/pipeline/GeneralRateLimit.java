package io.masthead.http.pipeline;

import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.util.Optional;
import org.springframework.web.cors.CorsUtils;

/**
 * The rate limit of all requests: those with valid credentials count for their caller, all others, whatever is wrong
 * with them, for their client network. Probes and preflights are free.
 */
final class GeneralRateLimit {

    private final Optional<RateLimiter> limiter;
    private final PathRules paths;

    GeneralRateLimit(Optional<RateLimiter> limiter, PathRules paths) {
        this.limiter = limiter;
        this.paths = paths;
    }

    /** {@return whether the request goes on; if not, it is refused} */
    boolean admits(RequestContext context) {
        return limiter.isEmpty() || isFree(context) || limiter.get().admits(countedFor(context), context);
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
