package io.masthead.adapters.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs access tokens as JWT (RFC 9068) with HS256 (RFC 7518 §3.2). */
final class JwtIssuer implements AccessTokenIssuer {

    /** Who issues, and for whom: this service for itself. */
    static final String NAME = "masthead";

    /** The media type of an access token (RFC 9068 §2.1), which tells it from every other JWT. */
    static final String TYPE = "at+jwt";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final JwtEncoder encoder;

    JwtIssuer(SecretKey key) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
    }

    @Override
    public AccessToken issue(UserId user, Instant now) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type(TYPE).build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(NAME)
                .audience(List.of(NAME))
                .subject(Long.toString(user.value()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .id(UUID.randomUUID().toString())
                .build();
        String value = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return new AccessToken(value, LIFETIME);
    }
}
