package io.masthead.adapters.rest.session;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clock of the caches of {@link AccessTokenAuthenticator}. */
@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {

    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }
}
