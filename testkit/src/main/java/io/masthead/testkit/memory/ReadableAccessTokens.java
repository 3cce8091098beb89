package io.masthead.testkit.memory;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Access tokens that contain user and session as plain text, without any protection. For tests only. */
public final class ReadableAccessTokens implements AccessTokenIssuer {

    /** Lifetime of the tokens. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final AtomicLong count = new AtomicLong();

    /** Creates an issuer. */
    public ReadableAccessTokens() {}

    @Override
    public AccessToken issue(UserId user, SessionId session, Instant now) {
        return new AccessToken(
                "user-" + user.value() + "-" + session.value() + "-" + count.incrementAndGet(), LIFETIME);
    }
}
