package io.masthead.adapters.security.session;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Issues access tokens as JWT (RFC 9068). */
final class JwtIssuer implements AccessTokenIssuer {

    /** Audience: the service issues tokens for itself. */
    static final String AUDIENCE = "masthead";

    /** The claim that names the session, in decimal digits. */
    static final String SESSION = "sid";

    /** The claim that says when the user signed in, in seconds (RFC 9068 §2.2.1); the refresh of a session keeps it. */
    static final String AUTHENTICATION_TIME = "auth_time";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SigningKeys keys;
    private final IssuerName issuer;

    JwtIssuer(SigningKeys keys, IssuerName issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    @Override
    public AccessToken issue(Session session, Instant now) {
        String token = keys.sign(Map.of(
                "iss",
                issuer.value(),
                "aud",
                AUDIENCE,
                "sub",
                Long.toString(session.user().value()),
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(LIFETIME).getEpochSecond(),
                "jti",
                UUID.randomUUID().toString(),
                SESSION,
                Long.toString(session.id().value()),
                AUTHENTICATION_TIME,
                session.state().createdAt().getEpochSecond()));
        return new AccessToken(token, LIFETIME);
    }
}
