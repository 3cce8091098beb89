package io.masthead.domain.user;

import io.masthead.domain.DomainEvent;
import java.time.Instant;

/** Something happened to a user. */
public sealed interface UserEvent extends DomainEvent {

    /** {@return whom it happened to} */
    UserId user();

    /**
     * An account was made.
     *
     * @param user the new account
     * @param at when
     */
    record UserRegistered(UserId user, Instant at) implements UserEvent {}

    /**
     * An account's name, address, age or role changed.
     *
     * @param user the changed account
     * @param at when
     */
    record UserEdited(UserId user, Instant at) implements UserEvent {}

    /**
     * An account got another password.
     *
     * @param user the changed account
     * @param at when
     */
    record PasswordChanged(UserId user, Instant at) implements UserEvent {}

    /**
     * An account was deleted, and its posts with it.
     *
     * @param user the former account
     * @param at when
     */
    record AccountClosed(UserId user, Instant at) implements UserEvent {}
}
