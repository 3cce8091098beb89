package io.masthead.testkit.memory;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.Session;
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
    public AccessToken issue(Session session, Instant now) {
        return new AccessToken(
                "user-" + session.user().value() + "-" + session.id().value() + "-" + count.incrementAndGet(),
                LIFETIME);
    }
}
