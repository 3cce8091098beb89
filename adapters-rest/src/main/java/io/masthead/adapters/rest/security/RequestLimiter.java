package io.masthead.adapters.rest.security;

import io.masthead.adapters.rest.http.ClientAddress;
import io.masthead.adapters.rest.limits.RateLimiter;
import io.masthead.adapters.rest.limits.RequestLimits;
import io.masthead.adapters.rest.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

/**
 * Limits requests in general: those with a good token for each user, all others, whatever is wrong with them, for each
 * address. Health checks and the questions that browsers ask before a request are free.
 */
@Component
final class RequestLimiter {

    private final Optional<RateLimiter> limiter;
    private final AccessTokenAuthenticator callers;

    RequestLimiter(ObjectProvider<RequestLimits> limits, ProblemWriter problems, AccessTokenAuthenticator callers) {
        this.limiter = limits.getIfAvailable(() -> RequestLimits.NONE)
                .requests()
                .map(limit -> new RateLimiter("default", limit, problems));
        this.callers = callers;
    }

    boolean isNeeded() {
        return limiter.isPresent();
    }

    /** {@return whether a request may go on; if not, it is answered} */
    boolean admits(HttpServletRequest request, HttpServletResponse response) {
        return limiter.isEmpty() || isFree(request) || limiter.get().admits(callerOf(request), request, response);
    }

    private String callerOf(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? callers.nameOf(token.getToken())
                : "address:" + ClientAddress.networkOf(request);
    }

    private static boolean isFree(HttpServletRequest request) {
        return !PathRules.isLimited(request.getRequestURI()) || CorsUtils.isPreFlightRequest(request);
    }
}
