package io.masthead.domain.user;

import io.masthead.domain.DomainEvent;
import java.time.Instant;

/** Event of a user. */
public sealed interface UserEvent extends DomainEvent {

    /** {@return the id of the user} */
    UserId user();

    /**
     * An account was registered.
     *
     * @param user the new account
     * @param at the time of the event
     */
    record UserRegistered(UserId user, Instant at) implements UserEvent {}

    /**
     * The name, e-mail address, age or role of an account changed.
     *
     * @param user the changed account
     * @param at the time of the event
     */
    record UserEdited(UserId user, Instant at) implements UserEvent {}

    /**
     * The password of an account changed.
     *
     * @param user the changed account
     * @param at the time of the event
     */
    record PasswordChanged(UserId user, Instant at) implements UserEvent {}

    /**
     * An account and its posts were deleted.
     *
     * @param user the deleted account
     * @param at the time of the event
     */
    record AccountClosed(UserId user, Instant at) implements UserEvent {}
}
