package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Verifies the access tokens of an identity provider and delegates all others to another decoder. */
final class OidcTokenDecoder implements JwtDecoder {

    /** Maximum length of a subject in characters (OpenID Connect Core 1.0 §2). */
    private static final int MAX_SUBJECT = 255;

    private final String issuer;
    private final JwtDecoder provider;
    private final JwtDecoder others;

    OidcTokenDecoder(
            TrustedIssuer trusted, JWKSetSource<SecurityContext> keys, InstantSource clock, JwtDecoder others) {
        this.issuer = trusted.issuer().toString();
        this.others = others;
        this.provider = AccessTokenDecoder.of(
                new AccessTokenDecoder.Expectation(
                        Set.of(issuer),
                        trusted.audience(),
                        // The same keys sign ID tokens, which only their type tells apart (RFC 9068 §4).
                        new DefaultJOSEObjectTypeVerifier<>(SigningKeys.TYPE, new JOSEObjectType("application/at+jwt")),
                        new OidcKeySelector(keys, clock),
                        List.of(
                                AccessTokenDecoder.claim(
                                        "sub", subject -> !subject.isBlank() && subject.length() <= MAX_SUBJECT),
                                OidcTokenDecoder::isNoLogoutToken)),
                clock);
    }

    /** Rejects logout tokens, which are signed by the same keys (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    private static OAuth2TokenValidatorResult isNoLogoutToken(Jwt token) {
        return token.hasClaim("events")
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN))
                : OAuth2TokenValidatorResult.success();
    }

    @Override
    public Jwt decode(String token) {
        return namesProvider(token) ? provider.decode(token) : others.decode(token);
    }

    private boolean namesProvider(String token) {
        if (token.length() > AccessTokenDecoder.MAX_LENGTH) {
            return false;
        }
        try {
            return issuer.equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (Exception unreadable) {
            // The other decoder rejects it with its own message.
            return false;
        }
    }
}
