package io.masthead.http.pipeline;

import java.util.List;

/**
 * Settings of cross-origin requests.
 *
 * @param allowedOrigins the origins whose pages may call the service, compared exactly; none by default
 * @param anyOriginAllowed whether pages of any origin may call the service, without credentials of the browser
 */
public record CrossOriginSettings(List<String> allowedOrigins, boolean anyOriginAllowed) {

    /** Copies the origins. */
    public CrossOriginSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
