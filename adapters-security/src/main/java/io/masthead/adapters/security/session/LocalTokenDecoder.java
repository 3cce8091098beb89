package io.masthead.adapters.security.session;

import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Verifies the access tokens of {@link JwtIssuer} only. */
final class LocalTokenDecoder {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private LocalTokenDecoder() {}

    /** Accepts the name without a URL beside the other, so that no token is refused while instances get their URL. */
    static JwtDecoder decoder(SigningKeys keys, IssuerName issuer, InstantSource clock) {
        return AccessTokenDecoder.of(
                new AccessTokenDecoder.Expectation(
                        Set.copyOf(List.of(issuer.value(), IssuerName.WITHOUT_URL)),
                        JwtIssuer.AUDIENCE,
                        new DefaultJOSEObjectTypeVerifier<>(SigningKeys.TYPE),
                        (header, context) -> keys.verifying(header),
                        List.of(
                                AccessTokenDecoder.claim("sub", LocalTokenDecoder::isId),
                                AccessTokenDecoder.claim(JwtIssuer.SESSION, LocalTokenDecoder::isId))),
                clock);
    }

    /** Accepts a positive {@code long} in canonical decimal form. */
    private static boolean isId(String text) {
        return NUMBER.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
    }
}
