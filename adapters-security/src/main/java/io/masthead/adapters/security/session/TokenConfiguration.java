package io.masthead.adapters.security.session;

import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.RefreshTokens;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The beans for tokens. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    AccessTokenIssuer accessTokenIssuer(SigningKeys keys) {
        return new JwtIssuer(keys);
    }

    @Bean
    RefreshTokens refreshTokens() {
        return new DerivedRefreshTokens();
    }

    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, InstantSource clock, ObjectProvider<OidcProvider> provider) {
        JwtDecoder own = LocalTokenDecoder.decoder(keys, clock);
        OidcProvider outside = provider.getIfAvailable();
        if (outside == null) {
            return own;
        }
        return new OidcTokenDecoder(outside, new ProviderKeys(new ProviderDocuments(outside), clock), clock, own);
    }
}
