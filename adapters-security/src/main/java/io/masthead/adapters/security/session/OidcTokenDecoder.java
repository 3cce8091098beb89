package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Reads the tokens of an identity provider, and leaves all others to another decoder. */
final class OidcTokenDecoder implements JwtDecoder {

    /** The most characters of a subject (OpenID Connect Core 1.0 §2). */
    private static final int MAX_SUBJECT = 255;

    private final String issuer;
    private final JwtDecoder theirs;
    private final JwtDecoder others;

    OidcTokenDecoder(
            TrustedIssuer trusted, JWKSetSource<SecurityContext> keys, InstantSource clock, JwtDecoder others) {
        this.issuer = trusted.issuer().toString();
        this.others = others;
        this.theirs = AccessTokenDecoder.of(
                new AccessTokenDecoder.Expectation(
                        issuer,
                        trusted.audience(),
                        new DefaultJOSEObjectTypeVerifier<>(
                                SigningKeys.TYPE, new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null),
                        new OidcKeySelector(keys, clock),
                        List.of(
                                AccessTokenDecoder.claim(
                                        "sub", subject -> !subject.isBlank() && subject.length() <= MAX_SUBJECT),
                                OidcTokenDecoder::isNoLogout)),
                clock);
    }

    /** Logout tokens are signed by the same keys (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    private static OAuth2TokenValidatorResult isNoLogout(Jwt token) {
        return token.hasClaim("events")
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN))
                : OAuth2TokenValidatorResult.success();
    }

    @Override
    public Jwt decode(String token) {
        return claimsToBeTheirs(token) ? theirs.decode(token) : others.decode(token);
    }

    private boolean claimsToBeTheirs(String token) {
        if (token.length() > AccessTokenDecoder.MAX_LENGTH) {
            return false;
        }
        try {
            return issuer.equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (Exception unreadable) {
            // The other decoder finds that out as well, and refuses it in its own words.
            return false;
        }
    }
}
