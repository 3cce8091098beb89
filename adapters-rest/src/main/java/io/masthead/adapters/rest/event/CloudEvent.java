package io.masthead.adapters.rest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType.Subject;
import io.masthead.domain.event.LoggedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Event as CloudEvents 1.0 has it, in JSON.
 *
 * @param specversion the version of CloudEvents
 * @param id the id, the same wherever and however often the event is read
 * @param source the service
 * @param type the type of event
 * @param subject the path of the post or user, without the first slash
 * @param time the time of the change
 * @param data what it is about
 */
@Schema(name = "Event", description = "A change of a post or user (CloudEvents 1.0).")
record CloudEvent(
        @Schema(maxLength = 3, example = "1.0", description = "The version of CloudEvents.")
        String specversion,

        @Schema(format = "uuid", maxLength = 36, description = "The same wherever and however often the event is read.")
        String id,

        @Schema(format = "uri-reference", maxLength = 1, example = "/", description = "The service.")
        String source,

        @Schema(maxLength = 40, pattern = "^[a-z]+\\.[a-z]+$", example = "post.published")
        String type,

        @Schema(maxLength = 32, pattern = "^(posts|users)/[0-9]+$", example = "posts/17")
        String subject,

        @Schema(description = "When it happened.") Instant time,
        Data data) {

    /**
     * What an event is about: no text, nothing that could be outdated.
     *
     * @param postId the post
     * @param userId the user; none in an event of a post
     * @param authorId the author of the post
     * @param version the version after the change, which is the one in the entity tag
     */
    @Schema(name = "EventData")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            @Schema(description = "The post.") @Nullable Long postId,

            @Schema(description = "The user, where the event is about one.") @Nullable
            Long userId,

            @Schema(description = "The author of the post.") @Nullable
            Long authorId,

            @Schema(description = "The version after the change, as in the entity tag.") @Nullable
            Long version) {}

    /**
     * {@return an event as it is sent}
     *
     * @param logged the event
     */
    public static CloudEvent of(LoggedEvent logged) {
        Event event = logged.event();
        boolean isOfPost = event.type().subject() == Subject.POST;
        Long version = event.version().isPresent() ? event.version().getAsLong() : null;
        Data data = isOfPost
                ? new Data(event.subject(), null, event.author().orElseThrow().value(), version)
                : new Data(null, event.subject(), null, version);
        return new CloudEvent(
                "1.0",
                logged.id().toString(),
                "/",
                event.type().code(),
                (isOfPost ? "posts/" : "users/") + event.subject(),
                event.at(),
                data);
    }
}
