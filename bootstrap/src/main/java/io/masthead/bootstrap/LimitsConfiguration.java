package io.masthead.bootstrap;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.redis.RequestLimitFactory;
import io.masthead.bootstrap.settings.AdmissionSettings;
import io.masthead.bootstrap.settings.ConnectionLimitSettings;
import io.masthead.bootstrap.settings.ProxyNetworks;
import io.masthead.bootstrap.settings.RequestRate;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.bootstrap.settings.TimeSettings;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.connection.BoundedHttpProtocol;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.ConnectionLimits;
import io.masthead.http.connection.Drain;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.ratelimit.WideningLimit;
import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.TimeLimits;
import io.masthead.http.server.RefusedConnection;
import java.net.InetAddress;
import java.net.URI;
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
        AdmissionSettings numbers = settings.admission();
        Map<WorkClass, Integer> permits = Map.of(
                WorkClass.READ, numbers.reads(),
                WorkClass.LIST, numbers.lists(),
                WorkClass.WRITE, numbers.writes(),
                WorkClass.IMPORT, numbers.imports(),
                WorkClass.SIGN_IN, numbers.signIns(),
                WorkClass.REGISTRATION, numbers.registrations());
        return new AdmissionLimits(permits, numbers.listsAlone(), numbers.queue(), numbers.memoryBytes());
    }

    @Bean
    TimeLimits timeLimits(Settings settings) {
        TimeSettings times = settings.times();
        return new TimeLimits(times.request(), times.stream(), times.body(), times.bodyMinRate());
    }

    @Bean
    AdmissionMetrics admissionMetrics(Admission admission) {
        return new AdmissionMetrics(admission);
    }

    @Bean
    ConnectionMetrics connectionMetrics(ConnectionEvents events, RepeatedMessages messages) {
        return new ConnectionMetrics(events, messages);
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
            Settings settings, TrustedProxies proxies, ProblemWriter problems, ConnectionEvents events, Drain drain) {
        ConnectionLimitSettings numbers = settings.connectionLimits();
        ConnectionLimits limits = new ConnectionLimits(
                numbers.total(),
                numbers.perClient(),
                settings.times().head(),
                settings.times().write(),
                proxies);
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            BoundedHttpProtocol protocol = (BoundedHttpProtocol) connector.getProtocolHandler();
            protocol.limit(limits, () -> RefusedConnection.response(problems), events);
            protocol.drain(drain);
            // Tomcat would keep the buffers of 200, and make those of others anew: connections that send a head slowly
            // take the kept ones away, and the garbage collector has to move the new ones.
            protocol.setProcessorCache(-1);
        });
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
