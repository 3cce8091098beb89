package io.masthead.adapters.rest.session;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Form of a request to the token endpoint (RFC 6749 §4.3.2). */
final class TokenForm {

    private final Map<String, String> fields = new HashMap<>();

    private TokenForm() {}

    /** Reads a form; that it is one, the mapping of the operation has checked before the body was read. */
    static TokenForm read(HttpServletRequest request) {
        TokenForm form = new TokenForm();
        String text = new String(RequestContext.of(request).body(), StandardCharsets.UTF_8);
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                form.add(pair);
            }
        }
        return form;
    }

    /** {@return a field, if it was sent; an empty one counts as absent (RFC 6749 §3.2)} */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return field(name).orElseThrow(() -> new RefusedToken("invalid_request", "The field " + name + " is missing."));
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (fields.put(name, value) != null) {
            throw new RefusedToken("invalid_request", "A field was sent twice.");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedToken("invalid_request", "The form is not URL-encoded.");
        }
    }
}
