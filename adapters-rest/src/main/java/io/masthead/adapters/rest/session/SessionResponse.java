package io.masthead.adapters.rest.session;

import io.masthead.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param id its identity
 * @param device from where it was begun; null if unknown
 * @param createdAt when it was begun
 * @param lastUsedAt when it was begun or last refreshed
 * @param current whether it is the one that asks
 */
@Schema(name = "Session")
public record SessionResponse(
        @Schema(example = "1") long id,

        @Schema(
                types = {"string", "null"},
                example = "curl/8.5.0",
                description = "The User-Agent at the sign-in.")
        @Nullable
        String device,

        Instant createdAt,

        @Schema(description = "When it began or was last refreshed.")
        Instant lastUsedAt,

        @Schema(description = "Whether it is the one that asks.")
        boolean current) {

    /**
     * {@return what a caller sees of a session of its own}
     *
     * @param session the session
     * @param caller who asks
     */
    public static SessionResponse of(Session session, AuthenticatedUser caller) {
        Session.State state = session.state();
        return new SessionResponse(
                state.id().value(),
                state.device().known().orElse(null),
                state.createdAt(),
                state.lastUsedAt(),
                caller.session().equals(Optional.of(state.id())));
    }
}
