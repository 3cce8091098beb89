package io.masthead.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.connection.WritableDatabase;
import io.masthead.adapters.rest.RestConfiguration;
import io.masthead.adapters.rest.session.TokenSettings;
import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.GrantFirstAdmin;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.connection.Drain;
import io.masthead.http.headers.PublicCache;
import io.masthead.http.health.ServiceState;
import io.masthead.http.pipeline.CrossOriginSettings;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
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
    EventConfiguration.class,
    PurgeJob.class,
    LimitsConfiguration.class,
    ObservationConfiguration.class,
    ReplicaConfiguration.class,
    StreamConfiguration.class,
    RestConfiguration.class
})
class ServiceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceConfiguration.class);

    @Bean
    static RepeatedMessages repeatedMessages() {
        return RepeatedMessages.in((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** Closed after the pool, which depends on it. */
    @Bean
    RunningDatabase database(DatabaseStart start, Settings settings, StartProgress progress) {
        RunningDatabase database = start.await();
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
    PublicCache publicCache(Settings settings) {
        return new PublicCache(settings.publicCache());
    }

    @Bean
    TokenSettings tokenSettings(Settings settings) {
        return new TokenSettings(
                settings.oidcProvider().map(provider -> provider.issuer().toString()));
    }

    @Bean
    WritableDatabase writableDatabase(DataSource connections) throws SQLException {
        return new WritableDatabase(connections.unwrap(HikariDataSource.class));
    }

    /** The contributor "writableDatabase" of the readiness. */
    @Bean
    HealthIndicator writableDatabaseHealthIndicator(WritableDatabase database) {
        return () -> database.isWritable() ? Health.up().build() : Health.down().build();
    }

    @Bean
    ServiceState serviceState(HealthEndpoint health) {
        return new ActuatorHealth(health);
    }

    @Bean
    DrainBeforeStop drainBeforeStop(Drain drain, Settings settings) {
        return new DrainBeforeStop(drain, settings.times().shutdownDelay());
    }

    /** The service itself refuses TRACE, like every unsupported method. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceIsDispatched() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** Runs before the port opens. */
    @Bean
    SmartInitializingSingleton firstAdmin(Settings settings, AdminUseCases admins) {
        return () ->
                settings.adminEmail().ifPresent(email -> log(admins.grantFirst().grant(email)));
    }

    private static void log(GrantFirstAdmin.Result result) {
        switch (result) {
            case GRANTED -> LOG.info("The account of ADMIN_EMAIL is an admin now.");
            case ADMIN_EXISTS -> LOG.info("ADMIN_EMAIL has no effect: there is an admin already.");
            case NO_ACCOUNT ->
                LOG.warn("No account has the address in ADMIN_EMAIL, so there is no admin: register it, then start the"
                        + " service again, or run the command admin grant.");
            case NO_PASSWORD ->
                LOG.warn("The account of ADMIN_EMAIL has no password, so it is no admin: another caller may have"
                        + " registered it. If it is yours, run the command admin grant.");
        }
    }
}
