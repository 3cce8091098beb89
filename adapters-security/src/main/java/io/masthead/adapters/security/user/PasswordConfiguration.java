package io.masthead.adapters.security.user;

import io.masthead.domain.user.PasswordHasher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for passwords. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    @Bean
    PasswordHasher passwordHasher(HashingSettings settings, HashingLimits limits) {
        return new Argon2PasswordHasher(settings, limits);
    }
}
