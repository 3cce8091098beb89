package io.masthead.adapters.rest.event;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message of a client on the live connection.
 *
 * @param type what the client wants
 * @param token the access token, to authenticate with
 * @param topics the paths of topics, to subscribe to or to unsubscribe from
 * @param after the place after which to subscribe
 */
record LiveRequest(
        @NotNull Type type,
        @Nullable String token,
        @TopicPaths @Nullable List<String> topics,
        @Nullable String after) {

    /** What a client wants. */
    enum Type {
        AUTHENTICATE,
        SUBSCRIBE,
        UNSUBSCRIBE
    }
}
