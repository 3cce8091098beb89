package io.masthead.adapters.rest;

import java.util.List;

/**
 * What the host decides about HTTP.
 *
 * @param allowedOrigins the origins whose pages may call, exactly; none by default
 * @param anyOriginAllowed whether pages of any origin may call, without credentials of the browser
 */
public record RestSettings(List<String> allowedOrigins, boolean anyOriginAllowed) {}
