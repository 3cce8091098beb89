package io.masthead.domain.session;

import io.masthead.domain.Checks;
import io.masthead.domain.UserAgent;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sign-in began: a family of refresh tokens, of which the newest is good. Immutable; ends by being removed.
 *
 * <p>Two sessions are equal if they have the same identity, whatever their state.
 */
public final class Session {

    /** How long a refresh token is good (ASVS 5.0 7.3.1). */
    public static final Duration IDLE_LIFETIME = Duration.ofDays(30);

    /** How long a session lasts at most, however often it is refreshed (ASVS 5.0 7.3.2). */
    public static final Duration LIFETIME = Duration.ofDays(90);

    /** How long a spent token still gives its successor: for a lost answer, and for two tabs. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** How many sessions an account has at most; one more ends the one that was not used for the longest time. */
    public static final int MAX_PER_ACCOUNT = 50;

    private final State state;

    private Session(State state) {
        this.state = state;
    }

    /**
     * Everything that is known of a session, as one value.
     *
     * @param id its identity
     * @param user whose it is
     * @param device from where it was begun
     * @param createdAt when it was begun, to the microsecond
     * @param lastUsedAt when it was begun or last refreshed, to the microsecond
     * @param family what all its tokens share
     * @param secret of the token that is good now
     * @param spent what is known of the token before that one
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
     * The token that was good before.
     *
     * @param secret of that token
     * @param seed what its successor was made with
     */
    public record Spent(TokenHash secret, RotationSeed seed) {}

    /** What a presented secret is to a session. */
    public enum Standing {
        /** The one that is good now. */
        CURRENT,
        /** The one before, spent a moment ago: its bearer may not have got the successor. */
        JUST_SPENT,
        /** Spent for longer, so shown by someone who should not have it, or by its owner after someone used it. */
        REUSED
    }

    /**
     * Begins a session.
     *
     * @param id an unused identity, from {@link SessionRepository#nextId()}
     * @param user whose it is
     * @param device from where
     * @param token the first token
     * @param now the present, cut to microseconds here
     * @return the session, not yet in any repository
     */
    public static Session begin(SessionId id, UserId user, UserAgent device, RefreshTokens.Issued token, Instant now) {
        Instant at = Checks.micros(now);
        return new Session(new State(id, user, device, at, at, token.family(), token.secret(), Optional.empty()));
    }

    /**
     * Makes a stored session live again. For repositories.
     *
     * @param state what was stored
     * @return the session
     */
    public static Session restore(State state) {
        return new Session(state);
    }

    /** {@return everything that is known of this session, as one value} */
    public State state() {
        return state;
    }

    /** {@return the identity} */
    public SessionId id() {
        return state.id;
    }

    /** {@return whose it is} */
    public UserId user() {
        return state.user;
    }

    /**
     * {@return whether its newest token is still good}
     *
     * @param now the present
     */
    public boolean isOpen(Instant now) {
        return now.isBefore(state.lastUsedAt.plus(IDLE_LIFETIME)) && now.isBefore(state.createdAt.plus(LIFETIME));
    }

    /**
     * Judges a secret that was shown with this session's family.
     *
     * @param secret what was shown
     * @param now the present
     * @return what it is to this session
     */
    public Standing standing(TokenHash secret, Instant now) {
        if (secret.equals(state.secret)) {
            return Standing.CURRENT;
        }
        boolean inGrace = !now.isAfter(state.lastUsedAt.plus(GRACE));
        boolean before =
                state.spent.filter(spent -> spent.secret.equals(secret)).isPresent();
        return before && inGrace ? Standing.JUST_SPENT : Standing.REUSED;
    }

    /**
     * Spends the token that is good now.
     *
     * @param successor of the token that is good from now on
     * @param seed what the successor was made with
     * @param now the present, cut to microseconds here
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

    /** {@return the identity alone: personal data and secrets must not reach a log} */
    @Override
    public String toString() {
        return "Session[id=" + state.id.value() + "]";
    }
}
