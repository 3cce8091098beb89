package io.masthead.adapters.rest.limits;

import io.masthead.adapters.rest.http.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts requests for tokens before anything of them is read. */
final class SignInLimiter implements HandlerInterceptor {

    private final RateLimiter limiter;

    SignInLimiter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        return !HttpMethod.POST.matches(request.getMethod())
                || limiter.admits("address:" + ClientAddress.networkOf(request), request, response);
    }
}
