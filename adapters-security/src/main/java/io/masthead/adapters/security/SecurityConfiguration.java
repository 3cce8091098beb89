package io.masthead.adapters.security;

import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.user.PasswordHasher;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Beans for the domain's hasher and token issuer, and the decoder that reads what the issuer signs.
 *
 * <p>Needs a {@link SecretKey} of at least 256 bits (RFC 7518 §3.2) and an {@link InstantSource} as beans.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    PasswordHasher passwordHasher() {
        return new Argon2PasswordHasher();
    }

    @Bean
    AccessTokenIssuer accessTokenIssuer(SecretKey secretKey) {
        return new JwtIssuer(secretKey);
    }

    @Bean
    JwtDecoder jwtDecoder(SecretKey secretKey, InstantSource clock) {
        return JwtReading.decoder(secretKey, clock);
    }
}
