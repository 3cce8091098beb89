package io.masthead.domain.user;

import io.masthead.domain.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * User account. Immutable: every change returns a new value, which takes effect when a repository saves it.
 *
 * <p>Two users are equal if they have the same id, regardless of their state.
 */
public final class User {

    private final State state;

    private User(State state) {
        this.state = state;
    }

    /**
     * State of a user as one value.
     *
     * @param id its id
     * @param name its display name
     * @param email its e-mail address, unique among all users
     * @param age its age; unknown if the identity provider told none
     * @param role its role
     * @param passwordHash its password hash; without one, sign-in with a password is impossible
     * @param createdAt the time of registration, in microseconds
     * @param updatedAt the time of the last change, in microseconds
     * @param version the number of saves since it was added; 0 for a new one
     */
    public record State(
            UserId id,
            UserName name,
            EmailAddress email,
            Optional<Age> age,
            Role role,
            Optional<PasswordHash> passwordHash,
            Instant createdAt,
            Instant updatedAt,
            long version) {}

    /**
     * Registers an account.
     *
     * @param id an unused id, from {@link UserRepository#nextId()}
     * @param name the display name
     * @param email the e-mail address
     * @param age the age, if it is known
     * @param role the role
     * @param passwordHash the password hash, if a password was chosen
     * @param now the current time, truncated to microseconds
     * @return the account, not yet saved
     */
    public static User register(
            UserId id,
            UserName name,
            EmailAddress email,
            Optional<Age> age,
            Role role,
            Optional<PasswordHash> passwordHash,
            Instant now) {
        Instant at = Checks.micros(now);
        return new User(new State(id, name, email, age, role, passwordHash, at, at, 0));
    }

    /**
     * Restores a stored account. For repositories.
     *
     * @param state the stored state
     * @return the account
     */
    public static User restore(State state) {
        return new User(state);
    }

    /** {@return the state of this user as one value} */
    public State state() {
        return state;
    }

    /** {@return the id} */
    public UserId id() {
        return state.id;
    }

    /** {@return the display name} */
    public UserName name() {
        return state.name;
    }

    /** {@return the e-mail address} */
    public EmailAddress email() {
        return state.email;
    }

    /** {@return the password hash, if it has one} */
    public Optional<PasswordHash> passwordHash() {
        return state.passwordHash;
    }

    /** {@return the number of saves since it was added} */
    public long version() {
        return state.version;
    }

    /** {@return whether it has the role {@link Role#ADMIN}} */
    public boolean isAdmin() {
        return state.role == Role.ADMIN;
    }

    /**
     * Applies changes.
     *
     * @param changes the changes
     * @param now the current time, truncated to microseconds
     * @return the changed account, or this instance if nothing differs
     */
    public User edit(UserChanges changes, Instant now) {
        State s = state;
        State edited = new State(
                s.id,
                changes.name().orElse(s.name),
                changes.email().orElse(s.email),
                changes.age().or(s::age),
                changes.role().orElse(s.role),
                s.passwordHash,
                s.createdAt,
                s.updatedAt,
                s.version);
        return edited.equals(s) ? this : touched(edited, now);
    }

    /**
     * Replaces the password.
     *
     * @param hash the hash of the new password
     * @param now the current time, truncated to microseconds
     * @return the changed account
     */
    public User changePassword(PasswordHash hash, Instant now) {
        return withPassword(Optional.of(hash), Checks.micros(now));
    }

    /**
     * Replaces the hash by a stronger one of the same password; not a visible change, so the time of the last change
     * stays.
     *
     * @param hash the stronger hash
     * @return the changed account
     */
    public User upgradePassword(PasswordHash hash) {
        return withPassword(Optional.of(hash), state.updatedAt);
    }

    /**
     * Removes the password, so that sign-in with a password is impossible.
     *
     * @param now the current time, truncated to microseconds
     * @return the changed account
     */
    public User removePassword(Instant now) {
        return withPassword(Optional.empty(), Checks.micros(now));
    }

    private User withPassword(Optional<PasswordHash> hash, Instant updatedAt) {
        State s = state;
        return new User(new State(s.id, s.name, s.email, s.age, s.role, hash, s.createdAt, updatedAt, s.version));
    }

    private static User touched(State s, Instant now) {
        return new User(new State(
                s.id, s.name, s.email, s.age, s.role, s.passwordHash, s.createdAt, Checks.micros(now), s.version));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof User that && that.state.id.equals(state.id);
    }

    @Override
    public int hashCode() {
        return state.id.hashCode();
    }

    /** {@return the id and version, since personal data must not be logged} */
    @Override
    public String toString() {
        return "User[id=" + state.id.value() + ", version=" + state.version + "]";
    }
}
