package io.masthead.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.contract.AccessTokenIssuerContract;
import io.masthead.testkit.contract.PasswordHasherContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

@SuppressWarnings({"MethodName", "JavaUtilDate"})
class SecurityAdaptersTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final SecretKey KEY = key("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    private final SettableClock clock = new SettableClock(NOW);
    private final AccessTokenIssuer issuer = new JwtIssuer(KEY);
    private final JwtDecoder decoder = JwtReading.decoder(KEY, clock);

    @Nested
    class Hasher extends PasswordHasherContract {
        private final PasswordHasher hasher = new Argon2PasswordHasher();

        @Override
        protected PasswordHasher hasher() {
            return hasher;
        }

        @Test
        void uses_argon2id_with_the_memory_that_owasp_recommends() {
            assertThat(hasher.hash(new Password("correct horse")).value())
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    @Nested
    class Tokens extends AccessTokenIssuerContract {
        @Override
        protected AccessTokenIssuer issuer() {
            return issuer;
        }
    }

    @Test
    void reads_its_own_tokens_for_fifteen_minutes_and_a_minute_of_tolerance() {
        String token = issuer.issue(new UserId(42), NOW).value();

        assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
        assertThat(decoder.decode(token).getExpiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        clock.pass(Duration.ofMinutes(15).plusSeconds(59));
        assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
        clock.pass(Duration.ofSeconds(2));
        refuses(token);
    }

    @Test
    void refuses_what_another_key_signed() {
        JwtIssuer other = new JwtIssuer(key("fedcba9876543210fedcba9876543210"));

        refuses(other.issue(new UserId(42), NOW).value());
    }

    @Test
    void refuses_what_nobody_signed() {
        refuses(new PlainJWT(claims(c -> c)).serialize());
        refuses("");
        refuses("a.b.c");
        refuses(issuer.issue(new UserId(42), NOW).value() + "x");
    }

    @Test
    void refuses_other_algorithms_types_issuers_audiences_and_subjects() throws JOSEException {
        assertThat(decoder.decode(sign(JWSAlgorithm.HS256, "at+jwt", c -> c)).getSubject())
                .isEqualTo("42");

        refuses(sign(JWSAlgorithm.HS512, "at+jwt", c -> c));
        refuses(sign(JWSAlgorithm.HS256, "JWT", c -> c));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.issuer("other")));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.audience("other")));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.subject("alice")));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.subject("0")));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.subject(null)));
        refuses(sign(JWSAlgorithm.HS256, "at+jwt", c -> c.expirationTime(null)));
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }

    private static String sign(JWSAlgorithm algorithm, String type, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).build();
        SignedJWT jwt = new SignedJWT(header, claims(change));
        jwt.sign(new MACSigner(KEY.getEncoded()));
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("masthead")
                        .audience("masthead")
                        .subject("42")
                        .issueTime(Date.from(NOW))
                        .expirationTime(Date.from(NOW.plusSeconds(60))))
                .build();
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256");
    }
}
