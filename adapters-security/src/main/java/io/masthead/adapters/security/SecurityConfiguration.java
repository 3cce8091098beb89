package io.masthead.adapters.security;

import io.masthead.adapters.security.session.IssuerName;
import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.session.TrustedIssuer;
import io.masthead.adapters.security.user.HashingSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Beans for the domain's password hasher, access token issuer and refresh tokens, and the {@code JwtDecoder} that
 * verifies access tokens.
 *
 * <p>Requires as beans {@link HashingSettings}, an {@link InstantSource}, an {@link IssuerName} and {@link SigningKeys}, which are also the
 * domain's verification keys. With a {@link TrustedIssuer} as a bean, the tokens of that issuer are accepted, too.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SecurityConfiguration {}
