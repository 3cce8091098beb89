package io.masthead.adapters.rest;

import java.util.List;
import java.util.Optional;

/**
 * What the host decides about HTTP.
 *
 * @param allowedOrigins the origins whose pages may call, exactly; none by default
 * @param anyOriginAllowed whether pages of any origin may call, without credentials of the browser
 * @param outsideIssuer the identity provider whose tokens are accepted beside our own, as their {@code iss} names it
 */
public record RestSettings(List<String> allowedOrigins, boolean anyOriginAllowed, Optional<String> outsideIssuer) {}
