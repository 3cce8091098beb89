package io.masthead.adapters.rest.session;

import io.masthead.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param id the id
 * @param device the User-Agent at the sign-in; null if unknown
 * @param createdAt the time of the sign-in
 * @param lastUsedAt the time of the sign-in or of the last refresh
 * @param current whether the access token of the request belongs to it
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
     * {@return the response for a session}
     *
     * @param session the session
     * @param caller the owner, who is authenticated
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
