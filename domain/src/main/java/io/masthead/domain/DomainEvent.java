package io.masthead.domain;

import io.masthead.domain.post.PostEvent;
import io.masthead.domain.session.SessionEvent;
import io.masthead.domain.user.UserEvent;
import java.time.Instant;

/** Something happened that others may want to know. The hierarchy is closed. */
public sealed interface DomainEvent permits UserEvent, PostEvent, SessionEvent {

    /** {@return when it happened, to the microsecond} */
    Instant at();
}
