package io.masthead.domain.user;

import io.masthead.domain.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * A user account. Immutable: every change returns a new value, which means nothing until a repository saves it.
 *
 * <p>Two users are equal if they have the same identity, whatever their state.
 */
public final class User {

    private final State state;

    private User(State state) {
        this.state = state;
    }

    /**
     * Everything that is known of a user, as one value.
     *
     * @param id its identity
     * @param name how it wants to be called
     * @param email its address, unique among all users
     * @param age its age
     * @param role what it may do
     * @param passwordHash what is kept of its password; without one, nobody can sign in
     * @param createdAt when it registered, to the microsecond
     * @param updatedAt when it last changed, to the microsecond
     * @param version how often it was saved since it was added: 0 for a new one
     */
    public record State(
            UserId id,
            UserName name,
            EmailAddress email,
            Age age,
            Role role,
            Optional<PasswordHash> passwordHash,
            Instant createdAt,
            Instant updatedAt,
            long version) {}

    /**
     * Makes a new account.
     *
     * @param id an unused identity, from {@link UserRepository#nextId()}
     * @param name how the user wants to be called
     * @param email the address
     * @param age the age
     * @param role what the account may do
     * @param passwordHash the hashed password, if one was chosen
     * @param now the present, cut to microseconds here
     * @return the account, not yet in any repository
     */
    public static User register(
            UserId id,
            UserName name,
            EmailAddress email,
            Age age,
            Role role,
            Optional<PasswordHash> passwordHash,
            Instant now) {
        Instant at = Checks.micros(now);
        return new User(new State(id, name, email, age, role, passwordHash, at, at, 0));
    }

    /**
     * Makes a stored account live again. For repositories.
     *
     * @param state what was stored
     * @return the account
     */
    public static User restore(State state) {
        return new User(state);
    }

    /** {@return everything that is known of this user, as one value} */
    public State state() {
        return state;
    }

    /** {@return the identity} */
    public UserId id() {
        return state.id;
    }

    /** {@return how it wants to be called} */
    public UserName name() {
        return state.name;
    }

    /** {@return the address} */
    public EmailAddress email() {
        return state.email;
    }

    /** {@return what is kept of the password} */
    public Optional<PasswordHash> passwordHash() {
        return state.passwordHash;
    }

    /** {@return how often it was saved since it was added} */
    public long version() {
        return state.version;
    }

    /** {@return whether this account may edit and delete what others own} */
    public boolean isAdmin() {
        return state.role == Role.ADMIN;
    }

    /**
     * Applies changes.
     *
     * @param changes what to change
     * @param now the present, cut to microseconds here
     * @return the changed account, or this very one if nothing differs
     */
    public User edit(UserChanges changes, Instant now) {
        State s = state;
        State edited = new State(
                s.id,
                changes.name().orElse(s.name),
                changes.email().orElse(s.email),
                changes.age().orElse(s.age),
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
     * @param hash the new password, hashed
     * @param now the present, cut to microseconds here
     * @return the changed account
     */
    public User changePassword(PasswordHash hash, Instant now) {
        return withPassword(Optional.of(hash), Checks.micros(now));
    }

    /**
     * Keeps a stronger hash of the same password, which is no change that anyone sees.
     *
     * @param hash the password, hashed again
     * @return the account with this hash
     */
    public User upgradePassword(PasswordHash hash) {
        return withPassword(Optional.of(hash), state.updatedAt);
    }

    /**
     * Takes the password away: nobody can sign in with one any more.
     *
     * @param now the present, cut to microseconds here
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

    /** {@return the identity and version: personal data must not reach a log} */
    @Override
    public String toString() {
        return "User[id=" + state.id.value() + ", version=" + state.version + "]";
    }
}
