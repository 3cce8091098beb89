package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.connection.BoundedHttpProtocol;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.ConnectionLimits;
import io.masthead.http.connection.Drain;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.server.RefusedConnection;
import io.masthead.http.server.TomcatConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Beans for the management server: its responses have the same headers and problems as those of the API. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatConfiguration.class)
class ManagementConfiguration {

    /** Probes and scrapers need a few, often from one address. */
    private static final int CONNECTIONS = 100;

    @Bean
    FilterRegistrationBean<RequestPipeline> managementPipeline(ProblemWriter problems, Drain drain) {
        FilterRegistrationBean<RequestPipeline> registration =
                new FilterRegistrationBean<>(RequestPipeline.forManagement(problems, drain));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementConnections(
            Settings settings, ProblemWriter problems, ConnectionEvents events) {
        ConnectionLimits limits = new ConnectionLimits(
                CONNECTIONS,
                CONNECTIONS,
                settings.times().head(),
                settings.times().write(),
                TrustedProxies.NONE);
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> ((BoundedHttpProtocol) connector.getProtocolHandler())
                        .limit(limits, () -> RefusedConnection.response(problems), events));
    }
}
