package io.masthead.bootstrap;

import io.masthead.adapters.rest.http.TrustedProxies;
import io.masthead.adapters.rest.limits.Quota;
import io.masthead.adapters.rest.limits.RequestLimit;
import io.masthead.adapters.rest.limits.RequestLimits;
import io.masthead.bootstrap.limits.Limits;
import io.masthead.bootstrap.settings.RequestRate;
import io.masthead.bootstrap.settings.Settings;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often callers may call, and who is believed where they call from. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    @Bean
    TrustedProxies trustedProxies(Settings settings) {
        return settings.trustedProxies()::contains;
    }

    @Bean
    Limits limits(Settings settings) {
        return new Limits(settings.redisUrl());
    }

    @Bean
    RequestLimits requestLimits(Settings settings, Limits limits) {
        return new RequestLimits(
                limit(limits, "requests", settings.rateLimit()), limit(limits, "sign-ins", settings.signInRateLimit()));
    }

    private static Optional<RequestLimit> limit(Limits limits, String name, Optional<RequestRate> rate) {
        return rate.map(some -> limits.limit(name, new Quota(some.requests(), some.period())));
    }
}
