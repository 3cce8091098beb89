package io.masthead.adapters.security;

import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.session.TrustedIssuer;
import io.masthead.adapters.security.user.HashingSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Beans for the domain's password hasher, access token issuer and refresh tokens, and the {@code JwtDecoder} that reads
 * access tokens.
 *
 * <p>Needs {@link HashingSettings}, {@link SigningKeys}, which are the domain's verification keys as well, and an
 * {@link InstantSource} as beans. With a {@link TrustedIssuer} as a bean, its tokens are read, too.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SecurityConfiguration {}
