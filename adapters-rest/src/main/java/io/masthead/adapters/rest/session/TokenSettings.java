package io.masthead.adapters.rest.session;

import java.util.Optional;

/**
 * What the host decides about access tokens.
 *
 * @param oidcIssuer the OpenID Connect provider whose tokens are accepted beside our own, as their {@code iss} names it
 */
public record TokenSettings(Optional<String> oidcIssuer) {}
