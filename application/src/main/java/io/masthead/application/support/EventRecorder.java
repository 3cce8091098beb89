package io.masthead.application.support;

import io.masthead.application.CommonPorts;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventType;
import io.masthead.domain.post.PostEvent;
import io.masthead.domain.post.PostEvent.PostDeleted;
import io.masthead.domain.post.PostEvent.PostEdited;
import io.masthead.domain.post.PostEvent.PostPublished;
import io.masthead.domain.post.PostEvent.PostWithdrawn;
import io.masthead.domain.post.PostEvent.PostWritten;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.session.SessionEvent;
import io.masthead.domain.session.SessionEvent.SessionEnded;
import io.masthead.domain.session.SessionEvent.SignedIn;
import io.masthead.domain.user.UserEvent;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserEvent.AccountEdited;
import io.masthead.domain.user.UserEvent.PasswordChanged;
import io.masthead.domain.user.UserEvent.UserEdited;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Publisher of domain events that also appends them to the log, with the audience that each has for good: everyone, if it
 * is about a user as everyone sees them, about a post that is published after it, or about one that was published and is
 * withdrawn or deleted; else one account.
 *
 * @param log the log
 * @param events the publisher
 */
public record EventRecorder(EventLog log, DomainEvents events) implements DomainEvents {

    /**
     * Makes the recorder of a feature.
     *
     * @param ports its ports
     * @return the recorder
     */
    public static DomainEvents of(CommonPorts ports) {
        return new EventRecorder(ports.eventLog(), ports.events());
    }

    @Override
    public void publish(DomainEvent event) {
        logged(event).ifPresent(log::append);
        events.publish(event);
    }

    /** {@return what others may read of an event; empty if it is of another feature} */
    static Optional<Event> logged(DomainEvent event) {
        if (event instanceof PostEvent post) {
            return Optional.of(ofPost(post));
        }
        if (event instanceof UserEvent user) {
            return Optional.of(ofUser(user));
        }
        return event instanceof SessionEvent session ? Optional.of(ofSession(session)) : Optional.empty();
    }

    private static Event ofPost(PostEvent event) {
        if (event instanceof PostWritten written) {
            return post(EventType.POST_WRITTEN, written, written.author(), written.status(), written.version());
        }
        if (event instanceof PostEdited edited) {
            // What is edited while it is withdrawn is a draft already: everyone learns of the withdrawal alone.
            return post(EventType.POST_EDITED, edited, edited.author(), edited.after(), edited.version());
        }
        if (event instanceof PostPublished published) {
            return post(
                    EventType.POST_PUBLISHED, published, published.author(), PostStatus.PUBLISHED, published.version());
        }
        if (event instanceof PostWithdrawn withdrawn) {
            return post(
                    EventType.POST_WITHDRAWN, withdrawn, withdrawn.author(), PostStatus.PUBLISHED, withdrawn.version());
        }
        PostDeleted deleted = (PostDeleted) event;
        return post(EventType.POST_DELETED, deleted, deleted.author(), deleted.status(), deleted.version());
    }

    private static Event post(EventType type, PostEvent event, UserId author, PostStatus seen, long version) {
        return new Event(
                type,
                event.post().value(),
                Optional.of(author),
                OptionalLong.of(version),
                seen == PostStatus.PUBLISHED ? Optional.empty() : Optional.of(author),
                event.at());
    }

    private static Event ofUser(UserEvent event) {
        if (event instanceof UserRegistered registered) {
            return user(EventType.USER_REGISTERED, event.user(), OptionalLong.of(registered.version()), event.at());
        }
        if (event instanceof UserEdited edited) {
            return user(EventType.USER_EDITED, event.user(), OptionalLong.of(edited.version()), event.at());
        }
        if (event instanceof AccountEdited edited) {
            return user(EventType.ACCOUNT_EDITED, event.user(), OptionalLong.of(edited.version()), event.at());
        }
        if (event instanceof PasswordChanged changed) {
            return user(EventType.PASSWORD_CHANGED, event.user(), OptionalLong.of(changed.version()), event.at());
        }
        AccountClosed closed = (AccountClosed) event;
        return user(EventType.USER_CLOSED, closed.user(), OptionalLong.empty(), closed.at());
    }

    private static Event ofSession(SessionEvent event) {
        if (event instanceof SignedIn) {
            return user(EventType.SESSION_STARTED, event.user(), OptionalLong.empty(), event.at());
        }
        SessionEnded ended = (SessionEnded) event;
        return user(EventType.SESSION_ENDED, ended.user(), OptionalLong.empty(), ended.at());
    }

    private static Event user(EventType type, UserId user, OptionalLong version, Instant at) {
        Optional<UserId> audience = type.isPrivate() ? Optional.of(user) : Optional.empty();
        return new Event(type, user.value(), Optional.empty(), version, audience, at);
    }
}
