package io.masthead.adapters.rest.limits;

import io.masthead.adapters.rest.problem.ProblemWriter;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits what the host wants limited; the requests in general are limited beside the checks of tokens. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration implements WebMvcConfigurer {

    private final Optional<RateLimiter> signIns;

    LimitConfiguration(ObjectProvider<RequestLimits> limits, ProblemWriter problems) {
        signIns = limits.getIfAvailable(() -> RequestLimits.NONE)
                .signIns()
                .map(limit -> new RateLimiter("sign-in", limit, problems));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        signIns.ifPresent(
                limiter -> registry.addInterceptor(new SignInLimiter(limiter)).addPathPatterns("/token"));
    }
}
