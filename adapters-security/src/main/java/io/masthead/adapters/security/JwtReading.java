package io.masthead.adapters.security;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads the tokens that {@link JwtIssuer} signs, and no others: the algorithm and the key are fixed beforehand. */
final class JwtReading {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private JwtReading() {}

    static JwtDecoder decoder(SecretKey key, InstantSource clock) {
        JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCK_TOLERANCE);
        inTime.setClock(clock.withZone(ZoneOffset.UTC));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTypeValidator(JwtIssuer.TYPE),
                new JwtIssuerValidator(JwtIssuer.NAME),
                new JwtAudienceValidator(JwtIssuer.NAME),
                new JwtClaimValidator<String>("sub", JwtReading::isUserId),
                new JwtClaimValidator<>("exp", Objects::nonNull),
                inTime)));
        return decoder;
    }

    private static boolean isUserId(String subject) {
        return subject != null && subject.matches("[1-9][0-9]{0,17}");
    }
}
