package io.masthead.adapters.rest.session;

import java.util.Optional;

/**
 * Settings of access tokens.
 *
 * @param oidcIssuer the OpenID Connect provider whose tokens are accepted beside those of this service, by its
 *     {@code iss}
 */
public record TokenSettings(Optional<String> oidcIssuer) {}
