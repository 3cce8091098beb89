package io.masthead.adapters.security.session;

import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Reads the tokens that {@link JwtIssuer} signs, and no others. */
final class LocalTokenDecoder {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private LocalTokenDecoder() {}

    static JwtDecoder decoder(SigningKeys keys, InstantSource clock) {
        return AccessTokenDecoder.of(
                new AccessTokenDecoder.Expectation(
                        JwtIssuer.NAME,
                        JwtIssuer.NAME,
                        new DefaultJOSEObjectTypeVerifier<>(SigningKeys.TYPE),
                        (header, context) -> keys.verifying(header),
                        List.of(
                                AccessTokenDecoder.claim("sub", LocalTokenDecoder::isIdentity),
                                AccessTokenDecoder.claim(JwtIssuer.SESSION, LocalTokenDecoder::isIdentity))),
                clock);
    }

    /** A positive long, in the one way in which it is written. */
    private static boolean isIdentity(String text) {
        return NUMBER.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
    }
}
