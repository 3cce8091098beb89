package io.masthead.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import io.masthead.adapters.rest.RestConfiguration;
import io.masthead.adapters.rest.session.TokenSettings;
import io.masthead.application.user.GrantAdmin;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.health.ServiceState;
import io.masthead.http.pipeline.CrossOriginSettings;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans of the service: the core and the HTTP adapters. The {@link Settings} are registered before all others. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class) // our problems instead
@Import({
    CoreConfiguration.class,
    PurgeJob.class,
    LimitsConfiguration.class,
    RestConfiguration.class,
    TomcatConfiguration.class
})
class ServiceConfiguration {

    @Bean
    static RepeatedMessages repeatedMessages() {
        return RepeatedMessages.in((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** Closed after the pool, which depends on it. */
    @Bean
    RunningDatabase database(Settings settings, StartProgress progress) {
        RunningDatabase database = RunningDatabase.of(settings);
        progress.done(
                database.isEmbedded()
                        ? "The embedded PostgreSQL runs on " + settings.dataDirectory()
                        : "The database is that of DATABASE_URL");
        return database;
    }

    @Bean
    CrossOriginSettings crossOriginSettings(Settings settings) {
        return new CrossOriginSettings(
                settings.allowedOrigins().exact(), settings.allowedOrigins().any());
    }

    @Bean
    TokenSettings tokenSettings(Settings settings) {
        return new TokenSettings(
                settings.oidcProvider().map(provider -> provider.issuer().toString()));
    }

    @Bean
    ServiceState serviceState(HealthEndpoint health) {
        return new ActuatorHealth(health);
    }

    /** The service itself refuses TRACE, like every unsupported method. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceIsDispatched() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** Runs before the port opens: an account that was registered before the setting is an admin from then on. */
    @Bean
    SmartInitializingSingleton configuredAdmin(Settings settings, GrantAdmin grantAdmin) {
        return () -> settings.adminEmail().ifPresent(grantAdmin::grant);
    }
}
