package io.masthead.domain.event;

import io.masthead.domain.Checks;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Event that others may read. It refers to what changed and contains none of it: nothing to erase later, nothing stale.
 *
 * @param type its type
 * @param subject the id of the post or user that it is about
 * @param author the author of the post; empty if it is not about a post
 * @param version the version of the post or user after the event; empty if it has none
 * @param audience the only account that may see it, besides admins; empty if everyone may
 * @param at the time of the event, in microseconds
 */
public record Event(
        EventType type,
        long subject,
        Optional<UserId> author,
        OptionalLong version,
        Optional<UserId> audience,
        Instant at) {

    /**
     * Truncates the instant to microseconds.
     *
     * @throws IllegalArgumentException if the author is missing or superfluous, or if everyone would see a private event
     */
    public Event {
        if (author.isPresent() != (type.subject() == EventType.Subject.POST)) {
            throw new IllegalArgumentException("Events of posts have an author, others have none: " + type);
        }
        if (type.isPrivate() && !audience.equals(Optional.of(new UserId(subject)))) {
            throw new IllegalArgumentException("The audience of this event is the account that it is about: " + type);
        }
        at = Checks.micros(at);
    }
}
