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

/** Sessions for tests. */
public final class Sessions {

    /** When the first session here was begun. */
    public static final Instant BEGUN = Instant.parse("2026-03-04T05:06:07.890123Z");

    /** From where every session here was begun. */
    public static final UserAgent DEVICE = new UserAgent("Mozilla/5.0 (X11; Linux x86_64)");

    private Sessions() {}

    /**
     * {@return a session, begun as many seconds after {@link #BEGUN} as its identity says}
     *
     * @param id the id
     * @param user whose it is
     */
    public static Session begun(SessionId id, UserId user) {
        return begun(id, user, BEGUN.plusSeconds(id.value()));
    }

    /**
     * {@return a session}
     *
     * @param id the id
     * @param user whose it is
     * @param at the time of the event it was begun
     */
    public static Session begun(SessionId id, UserId user, Instant at) {
        RefreshTokens.Issued first = new RefreshTokens.Issued(
                new RefreshToken("token-" + id.value()), family(id), fingerprint("first", id.value()));
        return Session.begin(id, user, DEVICE, first, at);
    }

    /**
     * {@return what the tokens of a session from here share}
     *
     * @param id the id of the session
     */
    public static TokenHash family(SessionId id) {
        return fingerprint("family", id.value());
    }

    /**
     * {@return a fingerprint that no session here begins with}
     *
     * @param number tells it from others
     */
    public static TokenHash successor(long number) {
        return fingerprint("next", number);
    }

    /**
     * {@return chance that is none}
     *
     * @param number tells it from others
     */
    public static RotationSeed seed(long number) {
        return new RotationSeed(hexadecimal("seed", number));
    }

    private static TokenHash fingerprint(String kind, long number) {
        return new TokenHash(hexadecimal(kind, number));
    }

    private static String hexadecimal(String kind, long number) {
        return String.format(Locale.ROOT, "%048x%016x", kind.hashCode() & 0xffff_ffffL, number);
    }
}
