package io.masthead.testkit;

import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Locale;

/** Fixture of sessions. */
public final class Sessions {

    /** Base time of the sessions. */
    public static final Instant BEGUN = Instant.parse("2026-03-04T05:06:07.890123Z");

    /** User agent of all sessions. */
    public static final UserAgent DEVICE = new UserAgent("Mozilla/5.0 (X11; Linux x86_64)");

    private Sessions() {}

    /**
     * {@return a session, begun {@code id} seconds after {@link #BEGUN}}
     *
     * @param id the id
     * @param user the user
     */
    public static Session begun(SessionId id, UserId user) {
        return begun(id, user, BEGUN.plusSeconds(id.value()));
    }

    /**
     * {@return a session}
     *
     * @param id the id
     * @param user the user
     * @param at the time of sign-in
     */
    public static Session begun(SessionId id, UserId user, Instant at) {
        RefreshTokens.Issued first = new RefreshTokens.Issued(
                new RefreshToken("token-" + id.value()), family(id), hash("first", id.value()));
        return Session.begin(id, user, DEVICE, first, at);
    }

    /**
     * {@return the family hash of a session of this fixture}
     *
     * @param id the id of the session
     */
    public static TokenHash family(SessionId id) {
        return hash("family", id.value());
    }

    /**
     * {@return a secret hash that no session of this fixture begins with}
     *
     * @param number distinguishes the values
     */
    public static TokenHash successor(long number) {
        return hash("next", number);
    }

    /**
     * {@return a fixed seed}
     *
     * @param number distinguishes the values
     */
    public static RotationSeed seed(long number) {
        return new RotationSeed(hexadecimal("seed", number));
    }

    private static TokenHash hash(String kind, long number) {
        return new TokenHash(hexadecimal(kind, number));
    }

    private static String hexadecimal(String kind, long number) {
        return String.format(Locale.ROOT, "%048x%016x", kind.hashCode() & 0xffff_ffffL, number);
    }
}
