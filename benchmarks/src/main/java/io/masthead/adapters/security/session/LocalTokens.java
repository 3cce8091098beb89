package io.masthead.adapters.security.session;

import io.masthead.domain.UserAgent;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Access tokens of this service, for benchmarks in other packages. */
public final class LocalTokens {

    private final Clock clock = Clock.systemUTC();
    private final SigningKeys keys = SigningKeys.ofSecret(new SecretKeySpec(new byte[32], "HmacSHA256"), List.of());

    /** {@return what verifies tokens} */
    public JwtDecoder decoder() {
        return LocalTokenDecoder.decoder(keys, new IssuerName(IssuerName.WITHOUT_URL), clock);
    }

    /** {@return a new token} */
    public String issue() {
        Instant now = clock.instant();
        Session session = Session.begin(
                new SessionId(1), new UserId(1), UserAgent.UNKNOWN, new DerivedRefreshTokens().first(), now);
        return new JwtIssuer(keys, new IssuerName(IssuerName.WITHOUT_URL))
                .issue(session, now)
                .value();
    }
}
