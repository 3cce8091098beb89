package io.masthead.bootstrap;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of requests as values in telemetry. Callers may send any word, and each would be a series of its own. */
final class MethodNames {

    /** The value for all other methods, by the semantic conventions of OpenTelemetry. */
    static final String OTHER = "_OTHER";

    /** RFC 9110 §9 and RFC 5789. */
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private MethodNames() {}

    /**
     * {@return the method if it is a known one, or {@link #OTHER}}
     *
     * @param method the method as sent; null if the request line was malformed
     */
    static String of(@Nullable String method) {
        return method != null && KNOWN.contains(method) ? method : OTHER;
    }
}
