package io.masthead.adapters.security.session;

import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.RefreshTokens;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Beans for tokens. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    AccessTokenIssuer accessTokenIssuer(SigningKeys keys, IssuerName issuer) {
        return new JwtIssuer(keys, issuer);
    }

    @Bean
    RefreshTokens refreshTokens() {
        return new DerivedRefreshTokens();
    }

    @Bean
    JwtDecoder jwtDecoder(
            SigningKeys keys, IssuerName issuer, InstantSource clock, ObjectProvider<TrustedIssuer> trusted) {
        JwtDecoder own = LocalTokenDecoder.decoder(keys, issuer, clock);
        TrustedIssuer external = trusted.getIfAvailable();
        if (external == null) {
            return own;
        }
        return new OidcTokenDecoder(external, new OidcJwkSetSource(external, OidcJwkSetSource.TIMEOUT), clock, own);
    }
}
