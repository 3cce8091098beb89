package io.masthead.http.pipeline;

import java.util.List;

/**
 * What the host decides about cross-origin requests.
 *
 * @param allowedOrigins the origins whose pages may call, exactly; none by default
 * @param anyOriginAllowed whether pages of any origin may call, without credentials of the browser
 */
public record CrossOriginSettings(List<String> allowedOrigins, boolean anyOriginAllowed) {

    /** Copies the origins. */
    public CrossOriginSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
