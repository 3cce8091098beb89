package io.masthead.bootstrap;

import io.masthead.adapters.persistence.PersistenceConfiguration;
import io.masthead.adapters.persistence.event.EventRelay;
import io.masthead.adapters.persistence.transaction.DomainEventListener;
import io.masthead.adapters.security.SecurityConfiguration;
import io.masthead.adapters.security.session.IssuerName;
import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.user.HashingLimits;
import io.masthead.adapters.security.user.HashingSettings;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.RecentSignIn;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.domain.user.UserRepository;
import io.masthead.http.secret.ServerKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;

/** Beans for use cases and driven adapters: storage, keys, time. Importing configurations add the database. */
@Configuration(proxyBeanMethods = false)
@Import({
    DatabaseConfiguration.class,
    PersistenceConfiguration.class,
    SecurityConfiguration.class,
    UseCaseConfiguration.class
})
class CoreConfiguration {

    private static final Logger EVENTS = LoggerFactory.getLogger("io.masthead.events");

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Created after the database: the embedded one creates the directory for a key. */
    @Bean
    SigningKeys signingKeys(Settings settings, RunningDatabase database) {
        return TokenKeys.keys(settings);
    }

    /** Created after the signing keys, which report problems with the settings. */
    @Bean
    ServerKeys serverKeys(Settings settings, SigningKeys signingKeys) {
        return TokenKeys.serverKeys(settings);
    }

    @Bean
    IssuerName issuerName(Settings settings) {
        return new IssuerName(settings.publicUrl().map(URI::toString).orElse(IssuerName.WITHOUT_URL));
    }

    @Bean
    HashingSettings hashingSettings(Settings settings) {
        return new HashingSettings(
                settings.passwordHashing().memoryKib(),
                settings.passwordHashing().passes());
    }

    @Bean
    HashingLimits hashingLimits(Settings settings) {
        return new HashingLimits(
                settings.passwordHashing().permits(), settings.passwordHashing().longestWait());
    }

    @Bean
    PasswordPolicy passwordPolicy(Settings settings) {
        return new PasswordPolicy(settings.passwordMinLength(), PasswordPolicy.DEFAULT.serviceWords());
    }

    @Bean
    RegistrationPolicy registrationPolicy(Settings settings) {
        return settings.accounts().registration();
    }

    /** In the service, the relay gives the event its position at once. It needs this listener, and is found afterwards. */
    @Bean
    DomainEventListener domainEventListener(ObjectProvider<EventRelay> relay) {
        SingletonSupplier<Optional<EventRelay>> found =
                SingletonSupplier.of(() -> Optional.ofNullable(relay.getIfAvailable()));
        return event -> {
            EVENTS.info("{}", event);
            found.obtain().ifPresent(EventRelay::wake);
        };
    }

    @Bean
    AccountMetrics accountMetrics() {
        return new AccountMetrics();
    }

    @Bean
    MastheadPorts ports(
            UnitOfWork unitOfWork,
            UserRepository users,
            PostRepository posts,
            SessionRepository sessions,
            FailedSignInRepository failedSignIns,
            IdentityRepository identities,
            AuditLog audit,
            AccountMetrics metrics,
            IdempotencyStore idempotency,
            PasswordHasher hasher,
            AccessTokenIssuer accessTokens,
            RefreshTokens refreshTokens,
            DomainEvents events,
            EventLog eventLog,
            InstantSource clock,
            PasswordPolicy passwordPolicy,
            Settings settings) {
        return new MastheadPorts(
                unitOfWork,
                users,
                posts,
                sessions,
                failedSignIns,
                identities,
                metrics.counting(audit),
                idempotency,
                hasher,
                accessTokens,
                refreshTokens,
                events,
                settings.events().isPresent() ? eventLog : EventLog.NONE,
                clock,
                new RecentSignIn(Duration.ofSeconds(settings.recentSignInSeconds())),
                passwordPolicy,
                settings.emailVisibility().orElse(EmailVisibility.PUBLIC),
                settings.accounts().registration(),
                Duration.ofDays(settings.auditRetentionDays()),
                settings.accounts().unclaimedRetention(),
                settings.accounts().postQuota());
    }
}
