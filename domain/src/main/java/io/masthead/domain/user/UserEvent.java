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
     * @param version its version
     * @param at the time of the event
     */
    record UserRegistered(UserId user, long version, Instant at) implements UserEvent {}

    /**
     * What everyone sees of a user changed: the name, or the e-mail address where it is public.
     *
     * @param user the changed user
     * @param version the version after the change
     * @param at the time of the event
     */
    record UserEdited(UserId user, long version, Instant at) implements UserEvent {}

    /**
     * The e-mail address, age or role of an account changed.
     *
     * @param user the changed account
     * @param version the version after the change
     * @param at the time of the event
     */
    record AccountEdited(UserId user, long version, Instant at) implements UserEvent {}

    /**
     * The password of an account changed.
     *
     * @param user the changed account
     * @param version the version after the change
     * @param at the time of the event
     */
    record PasswordChanged(UserId user, long version, Instant at) implements UserEvent {}

    /**
     * An account and its posts were deleted.
     *
     * @param user the deleted account
     * @param at the time of the event
     */
    record AccountClosed(UserId user, Instant at) implements UserEvent {}
}
