package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.UserAgent;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Session of a user, begun by a sign-in: a family of refresh tokens, of which the newest is valid. Immutable; ends when
 * it is removed.
 *
 * <p>Two sessions are equal if they have the same id, regardless of their state.
 */
public final class Session {

    /** Lifetime of a refresh token (ASVS 5.0 7.3.1). */
    public static final Duration IDLE_LIFETIME = Duration.ofDays(30);

    /** Maximum lifetime of a session, regardless of refreshes (ASVS 5.0 7.3.2). */
    public static final Duration LIFETIME = Duration.ofDays(90);

    /** Time for which a spent token still gives its successor, for lost responses and concurrent tabs. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** Maximum number of sessions of an account; one more ends the least recently used one. */
    public static final int MAX_PER_ACCOUNT = 50;

    private final State state;

    private Session(State state) {
        this.state = state;
    }

    /**
     * State of a session as one value.
     *
     * @param id its id
     * @param user the user
     * @param device the user agent that signed in
     * @param createdAt the time of sign-in, in microseconds
     * @param lastUsedAt the time of sign-in or of the last refresh, in microseconds
     * @param family the hash of the family of its tokens
     * @param secret the hash of the secret of the current token
     * @param spent the previous token, if there was one
     */
    public record State(
            SessionId id,
            UserId user,
            UserAgent device,
            Instant createdAt,
            Instant lastUsedAt,
            TokenHash family,
            TokenHash secret,
            Optional<Spent> spent) {}

    /**
     * Previous token of a session, which has been spent.
     *
     * @param secret the hash of its secret
     * @param seed the seed its successor was derived from
     */
    public record Spent(TokenHash secret, RotationSeed seed) {}

    /** Status of a presented token in its session. */
    public enum TokenStatus {
        /** The current token. */
        CURRENT,
        /** The previous token, spent within {@link #GRACE}: its bearer may not have received the successor. */
        JUST_SPENT,
        /** A token spent earlier: its reuse indicates theft (RFC 9700 §4.14.2). */
        REUSED
    }

    /**
     * Begins a session.
     *
     * @param id an unused id, from {@link SessionRepository#nextId()}
     * @param user the user
     * @param device the user agent that signs in
     * @param token the first token
     * @param now the current time, truncated to microseconds
     * @return the session, not yet saved
     */
    public static Session begin(SessionId id, UserId user, UserAgent device, RefreshTokens.Issued token, Instant now) {
        Instant at = Checks.micros(now);
        return new Session(new State(id, user, device, at, at, token.family(), token.secret(), Optional.empty()));
    }

    /**
     * Restores a stored session. For repositories.
     *
     * @param state the stored state
     * @return the session
     */
    public static Session restore(State state) {
        return new Session(state);
    }

    /** {@return the state of this session as one value} */
    public State state() {
        return state;
    }

    /** {@return the id} */
    public SessionId id() {
        return state.id;
    }

    /** {@return the user} */
    public UserId user() {
        return state.user;
    }

    /**
     * {@return whether it has not expired}
     *
     * @param now the current time
     */
    public boolean isOpen(Instant now) {
        return now.isBefore(state.lastUsedAt.plus(IDLE_LIFETIME)) && now.isBefore(state.createdAt.plus(LIFETIME));
    }

    /**
     * Determines the status of a token of this session's family.
     *
     * @param secret the hash of the presented secret
     * @param now the current time
     * @return the status
     */
    public TokenStatus tokenStatus(TokenHash secret, Instant now) {
        if (secret.equals(state.secret)) {
            return TokenStatus.CURRENT;
        }
        boolean inGrace = !now.isAfter(state.lastUsedAt.plus(GRACE));
        boolean before =
                state.spent.filter(spent -> spent.secret.equals(secret)).isPresent();
        return before && inGrace ? TokenStatus.JUST_SPENT : TokenStatus.REUSED;
    }

    /**
     * Replaces the current token by its successor.
     *
     * @param successor the hash of the successor's secret
     * @param seed the seed the successor was derived from
     * @param now the current time, truncated to microseconds
     * @return the changed session
     */
    public Session rotate(TokenHash successor, RotationSeed seed, Instant now) {
        State s = state;
        return new Session(new State(
                s.id,
                s.user,
                s.device,
                s.createdAt,
                Checks.micros(now),
                s.family,
                successor,
                Optional.of(new Spent(s.secret, seed))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Session that && that.state.id.equals(state.id);
    }

    @Override
    public int hashCode() {
        return state.id.hashCode();
    }

    /** {@return the id only, since personal data and secrets must not be logged} */
    @Override
    public String toString() {
        return "Session[id=" + state.id.value() + "]";
    }
}
