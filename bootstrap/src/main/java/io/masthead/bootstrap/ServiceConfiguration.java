package io.masthead.bootstrap;

import io.masthead.adapters.persistence.PersistenceConfiguration;
import io.masthead.adapters.rest.RestConfiguration;
import io.masthead.adapters.rest.RestSettings;
import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.adapters.rest.operation.ServiceState;
import io.masthead.adapters.security.SecurityConfiguration;
import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.user.HashingSettings;
import io.masthead.application.UseCases;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.AppointAdmin;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.bootstrap.transactions.EventsAfterCommit;
import io.masthead.bootstrap.transactions.Transactions;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.audit.AuditTrail;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.request.RequestLog;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.Origins;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
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
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the parts together. The {@link Settings} are there before everything else. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class) // our problems instead
@Import({
    DatabaseConfiguration.class,
    Housekeeping.class,
    LimitsConfiguration.class,
    PersistenceConfiguration.class,
    RestConfiguration.class,
    SecurityConfiguration.class,
    TomcatConfiguration.class,
    UseCaseRegistrar.class
})
class ServiceConfiguration {

    private static final Logger EVENTS = LoggerFactory.getLogger("io.masthead.events");

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** The database comes first: with the embedded one, the directory for a key is there by then. */
    @Bean
    SigningKeys signingKeys(Settings settings, RunningDatabase database) {
        return TokenTrust.keys(settings);
    }

    /** Made after the signing keys, which tell what is wrong with the settings. */
    @Bean
    ServerKeys serverKeys(Settings settings, SigningKeys signingKeys) {
        return TokenTrust.serverKeys(settings);
    }

    @Bean
    HashingSettings hashingSettings(Settings settings) {
        return new HashingSettings(
                settings.passwordHashing().memoryKib(),
                settings.passwordHashing().passes());
    }

    @Bean
    RestSettings restSettings(Settings settings) {
        return new RestSettings(
                settings.allowedOrigins().exact(),
                settings.allowedOrigins().any(),
                settings.oidcProvider().map(provider -> provider.issuer().toString()));
    }

    @Bean
    ServiceState serviceState(HealthEndpoint health) {
        return new ObservedState(health);
    }

    /** The service itself refuses it, like every method that an address does not know. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceIsDispatched() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** They would cost more than the rest of a request does (docs/decisions/0011). */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    DomainEvents domainEvents() {
        return new EventsAfterCommit(event -> EVENTS.info("{}", event));
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    Repositories repositories(
            UserRepository users,
            PostRepository posts,
            SessionRepository sessions,
            FailedSignInRepository failedSignIns,
            IdentityRepository identities,
            AuditTrail audit,
            RequestLog requests) {
        return new Repositories(users, posts, sessions, failedSignIns, identities, audit, requests);
    }

    @Bean
    UseCases useCases(
            Repositories repositories,
            Transactions transactions,
            PasswordHasher hasher,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            DomainEvents events,
            Origins origins,
            InstantSource clock,
            Settings settings) {
        return UseCases.assemble(
                new DrivenPorts(
                        repositories, transactions, hasher, accessTokens, refreshTokens, events, origins, clock),
                new AccountPolicy(
                        settings.adminEmail(),
                        settings.emailVisibility(),
                        Duration.ofDays(settings.auditRetentionDays())));
    }

    /** Before the port opens: whoever registered before the setting was made is an admin from now on. */
    @Bean
    SmartInitializingSingleton configuredAdmin(Settings settings, AppointAdmin appointAdmin) {
        return () -> settings.adminEmail().ifPresent(appointAdmin::appoint);
    }
}
