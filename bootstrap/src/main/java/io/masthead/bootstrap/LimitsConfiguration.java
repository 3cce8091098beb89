package io.masthead.bootstrap;

import io.masthead.adapters.redis.RequestLimitFactory;
import io.masthead.bootstrap.settings.ProxyNetworks;
import io.masthead.bootstrap.settings.RequestRate;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import io.masthead.http.ratelimit.RequestLimits;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for rate limits and trusted proxies. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /** Reads use so many percent of the connections. */
    private static final int READ_SHARE = 80;

    /** Lists use so many percent of the connections. */
    private static final int LIST_SHARE = 40;

    @Bean
    TrustedProxies trustedProxies(Settings settings) {
        ProxyNetworks networks = settings.trustedProxies();
        return networks.ranges().isEmpty() ? TrustedProxies.NONE : networks::contains;
    }

    @Bean
    RequestLimitFactory requestLimitFactory(Settings settings) {
        return new RequestLimitFactory(settings.redisUrl());
    }

    @Bean
    RequestLimits requestLimits(Settings settings, RequestLimitFactory limits) {
        Map<String, RequestLimit> operations = new HashMap<>();
        settings.signInRateLimit().ifPresent(rate -> operations.put("sign-in", limit(limits, "sign-ins", rate)));
        return new RequestLimits(settings.rateLimit().map(rate -> limit(limits, "requests", rate)), operations);
    }

    /**
     * Reads of one entity wait mostly here for a connection, in order and at no cost, instead of in the pool. Lists are so few
     * that they leave connections and cores to everything else, however long they take.
     */
    @Bean
    AdmissionLimits admissionLimits(Settings settings) {
        int connections = settings.connectionPool().maximum();
        return new AdmissionLimits(
                Map.of(WorkClass.READ, share(READ_SHARE, connections), WorkClass.LIST, share(LIST_SHARE, connections)));
    }

    private static int share(int percent, int connections) {
        return Math.max(1, connections * percent / 100);
    }

    private static RequestLimit limit(RequestLimitFactory limits, String name, RequestRate rate) {
        return limits.limit(name, new Quota(rate.requests(), rate.period()));
    }
}
