package io.masthead.adapters.security.session;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies the access tokens of one issuer for one audience. An invalid token causes a {@link BadJwtException}; any
 * other {@link JwtException} means that the keys are unavailable, regardless of the token.
 */
final class AccessTokenDecoder implements JwtDecoder {

    /** Maximum length of a token, more than the server accepts in a header. */
    static final int MAX_LENGTH = 16 * 1024;

    /** Three parts in base64url without padding (RFC 7515 §7.1). */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);
    private static final Set<String> REQUIRED = Set.of("iss", "aud", "sub", "iat", "exp");

    private final NimbusJwtDecoder decoder;

    private AccessTokenDecoder(NimbusJwtDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Expected properties of a token.
     *
     * @param issuers the accepted values of {@code iss}
     * @param audience the value of {@code aud}
     * @param type the verifier of the {@code typ} header
     * @param keys the selector of verification keys
     * @param claims the validators of further claims
     */
    record Expectation(
            Set<String> issuers,
            String audience,
            JOSEObjectTypeVerifier<SecurityContext> type,
            JWSKeySelector<SecurityContext> keys,
            List<OAuth2TokenValidator<Jwt>> claims) {}

    static AccessTokenDecoder of(Expectation expected, InstantSource clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(expected.type());
        processor.setJWSKeySelector(expected.keys());
        processor.setJWSVerifierFactory(new VerifierFactory());
        // Spring Security adds a missing "iat", so required claims are checked before that.
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            if (REQUIRED.stream().anyMatch(name -> claims.getClaim(name) == null)) {
                throw new BadJWTException("A claim is missing");
            }
        });
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(expected, clock));
        return new AccessTokenDecoder(decoder);
    }

    static OAuth2TokenValidator<Jwt> claim(String name, Predicate<String> format) {
        return new JwtClaimValidator<>(name, value -> value instanceof String text && format.test(text));
    }

    @Override
    public Jwt decode(String token) {
        if (token.length() > MAX_LENGTH || !isCompact(token)) {
            throw new BadJwtException("This is no signed token");
        }
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException problem) {
            // Nimbus does not distinguish a key that does not match the token from keys that are unavailable.
            throw problem.getCause() instanceof KeySourceException
                    ? problem
                    : new BadJwtException("The token fits no key", problem);
        }
    }

    /**
     * Rejects non-canonical encodings: the decoder ignores characters outside of base64url, so that a signature would
     * have many spellings.
     */
    private static boolean isCompact(String token) {
        if (!COMPACT.matcher(token).matches()) {
            return false;
        }
        String signature = token.substring(token.lastIndexOf('.') + 1);
        return Base64URL.encode(new Base64URL(signature).decode()).toString().equals(signature);
    }

    private static OAuth2TokenValidator<Jwt> validator(Expectation expected, InstantSource clock) {
        var inTime = new JwtTimestampValidator(CLOCK_TOLERANCE);
        inTime.setClock(clock.withZone(ZoneOffset.UTC));
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(expected.claims());
        all.add(claim("iss", expected.issuers()::contains));
        all.add(new JwtAudienceValidator(expected.audience()));
        all.add(inTime);
        return new DelegatingOAuth2TokenValidator<>(all);
    }
}
