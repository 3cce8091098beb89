package io.masthead.adapters.security.session;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Issues access tokens as JWT (RFC 9068). */
final class JwtIssuer implements AccessTokenIssuer {

    /** Issuer and audience: the service issues tokens for itself. */
    static final String NAME = "masthead";

    /** The claim that names the session, in decimal digits. */
    static final String SESSION = "sid";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SigningKeys keys;

    JwtIssuer(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public AccessToken issue(UserId user, SessionId session, Instant now) {
        String token = keys.sign(Map.of(
                "iss",
                NAME,
                "aud",
                NAME,
                "sub",
                Long.toString(user.value()),
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(LIFETIME).getEpochSecond(),
                "jti",
                UUID.randomUUID().toString(),
                SESSION,
                Long.toString(session.value())));
        return new AccessToken(token, LIFETIME);
    }
}
