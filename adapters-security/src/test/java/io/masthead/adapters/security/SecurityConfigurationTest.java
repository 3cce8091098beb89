package io.masthead.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.security.session.IssuerName;
import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.session.TrustedIssuer;
import io.masthead.adapters.security.user.HashingLimits;
import io.masthead.adapters.security.user.HashingSettings;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@SuppressWarnings("MethodName")
class SecurityConfigurationTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void makes_all_that_the_domain_leaves_to_it() {
        try (var context = context(Optional.empty())) {
            PasswordHasher hasher = context.getBean(PasswordHasher.class);
            String token = context.getBean(AccessTokenIssuer.class)
                    .issue(Sessions.begun(new SessionId(7), new UserId(42), NOW), NOW)
                    .value();

            assertThat(hasher.hash(new Password("correct horse")).value()).startsWith("$argon2id$");
            assertThat(context.getBean(JwtDecoder.class).decode(token).getSubject())
                    .isEqualTo("42");
            assertThat(context.getBean(RefreshTokens.class).first()).isNotNull();
            assertThat(context.getBean(VerificationKeys.class).toJwkSet()).isEqualTo("{\"keys\":[]}");
        }
    }

    @Test
    void starts_though_the_identity_provider_is_away() {
        TrustedIssuer away = new TrustedIssuer(URI.create("http://127.0.0.1:1/realm"), "blog");

        try (var context = context(Optional.of(away))) {
            JwtDecoder decoder = context.getBean(JwtDecoder.class);
            String token = context.getBean(AccessTokenIssuer.class)
                    .issue(Sessions.begun(new SessionId(7), new UserId(42), NOW), NOW)
                    .value();

            assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
            assertThatThrownBy(() -> decoder.decode("none")).isInstanceOf(BadJwtException.class);
        }
    }

    private static AnnotationConfigApplicationContext context(Optional<TrustedIssuer> provider) {
        var secret = new SecretKeySpec("0123456789abcdef".repeat(2).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(HashingSettings.class, () -> HashingSettings.DEFAULT);
        context.registerBean(HashingLimits.class, () -> new HashingLimits(2, Duration.ofSeconds(2)));
        context.registerBean(SigningKeys.class, () -> SigningKeys.ofSecret(secret, List.of()));
        context.registerBean(InstantSource.class, () -> InstantSource.fixed(NOW));
        context.registerBean(IssuerName.class, () -> new IssuerName(IssuerName.WITHOUT_URL));
        provider.ifPresent(issuer -> context.registerBean(TrustedIssuer.class, () -> issuer));
        context.register(SecurityConfiguration.class);
        context.refresh();
        return context;
    }
}
