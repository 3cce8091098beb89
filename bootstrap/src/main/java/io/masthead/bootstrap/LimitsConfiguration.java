package io.masthead.bootstrap;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.redis.RequestLimitFactory;
import io.masthead.bootstrap.settings.ConnectionLimitSettings;
import io.masthead.bootstrap.settings.ProxyNetworks;
import io.masthead.bootstrap.settings.RequestRate;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.connection.BoundedHttpProtocol;
import io.masthead.http.connection.ConnectionLimits;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.ratelimit.WideningLimit;
import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.server.RefusedConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for rate limits and trusted proxies. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /** Percent of the connections for each class that needs one all the time; imports and all others share the rest. */
    private static final Map<WorkClass, Integer> SHARES =
            Map.of(WorkClass.READ, 40, WorkClass.LIST, 15, WorkClass.WRITE, 30);

    /** Requests that wait for a hash most of the time, for each processor: they need a connection for a moment. */
    private static final Map<WorkClass, Integer> HASHING = Map.of(WorkClass.SIGN_IN, 16, WorkClass.REGISTRATION, 8);

    @Bean
    TrustedProxies trustedProxies(Settings settings) {
        ProxyNetworks networks = settings.trustedProxies();
        return networks.ranges().isEmpty() && settings.publicUrl().isEmpty()
                ? TrustedProxies.NONE
                : new TrustedProxies() {
                    @Override
                    public boolean contains(InetAddress address) {
                        return networks.contains(address);
                    }

                    @Override
                    public Optional<URI> publicUrl() {
                        return settings.publicUrl();
                    }
                };
    }

    @Bean
    RequestLimitFactory requestLimitFactory(Settings settings) {
        return new RequestLimitFactory(settings.redisUrl());
    }

    @Bean
    RequestLimits requestLimits(Settings settings, RequestLimitFactory limits) {
        Map<String, RequestLimit> operations = new HashMap<>();
        settings.signInRateLimit().ifPresent(rate -> operations.put("sign-in", limit(limits, "sign-ins", rate)));
        settings.accounts()
                .registrationRateLimit()
                .ifPresent(rate -> operations.put("registration", limit(limits, "registrations", rate)));
        return new RequestLimits(settings.rateLimit().map(rate -> limit(limits, "requests", rate)), operations);
    }

    /**
     * Divides the connections, so that no class can take what another needs. Requests wait here for one, in order and at
     * no cost, instead of in the pool.
     */
    @Bean
    AdmissionLimits admissionLimits(Settings settings) {
        int connections = settings.connectionPool().maximum();
        int processors = Runtime.getRuntime().availableProcessors();
        Map<WorkClass, Integer> permits = new EnumMap<>(WorkClass.class);
        SHARES.forEach((work, percent) -> permits.put(work, Math.max(1, connections * percent / 100)));
        HASHING.forEach((work, number) -> permits.put(work, number * processors));
        return new AdmissionLimits(permits);
    }

    @Bean
    AdmissionMetrics admissionMetrics(Admission admission) {
        return new AdmissionMetrics(admission);
    }

    /** What a request waits for in the database counts against its deadline. */
    @Bean
    DeadlinePropagation databaseDeadline() {
        return new DeadlinePropagation() {
            @Override
            public void begin(long deadline) {
                DatabaseDeadline.set(deadline);
            }

            @Override
            public void end() {
                DatabaseDeadline.clear();
            }
        };
    }

    /** For the service alone: the operators' port is for few. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionLimits(
            Settings settings, TrustedProxies proxies, ProblemWriter problems) {
        ConnectionLimitSettings numbers = settings.connectionLimits();
        ConnectionLimits limits = new ConnectionLimits(numbers.total(), numbers.perClient(), proxies);
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> ((BoundedHttpProtocol) connector.getProtocolHandler())
                        .limit(limits, () -> RefusedConnection.response(problems)));
    }

    /** An attacker with a site of IPv6 is one of sixteen customers, one with a household one of four. */
    private static RequestLimit limit(RequestLimitFactory limits, String name, RequestRate rate) {
        return new WideningLimit(
                limit(limits, name, rate, 1),
                List.of(limit(limits, name + "-56", rate, 4), limit(limits, name + "-48", rate, 16)));
    }

    private static RequestLimit limit(RequestLimitFactory limits, String name, RequestRate rate, int customers) {
        return limits.limit(name, new Quota((long) customers * rate.requests(), rate.period()));
    }
}
