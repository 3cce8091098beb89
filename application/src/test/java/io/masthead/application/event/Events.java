package io.masthead.application.event;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Events of an author. */
final class Events {

    static final UserId AUTHOR = new UserId(1_001);

    private Events() {}

    static Event published(long post) {
        return post(EventType.POST_PUBLISHED, post, Optional.empty());
    }

    static Event draft(long post) {
        return post(EventType.POST_WRITTEN, post, Optional.of(AUTHOR));
    }

    static Event ofUser(EventType type, UserId user) {
        return new Event(
                type,
                user.value(),
                Optional.empty(),
                OptionalLong.empty(),
                type.isPrivate() ? Optional.of(user) : Optional.empty(),
                Instant.EPOCH);
    }

    private static Event post(EventType type, long post, Optional<UserId> audience) {
        return new Event(type, post, Optional.of(AUTHOR), OptionalLong.of(0), audience, Instant.EPOCH);
    }
}
