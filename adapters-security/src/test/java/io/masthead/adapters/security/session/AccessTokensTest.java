package io.masthead.adapters.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.contract.AccessTokenIssuerContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@SuppressWarnings("MethodName")
class AccessTokensTest extends AccessTokenIssuerContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final SecretKey SECRET =
            Jws.secret("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    private final SettableClock clock = new SettableClock(NOW);
    private final SigningKeys keys = SigningKeys.ofSecret(SECRET, List.of());
    private final AccessTokenIssuer issuer = new JwtIssuer(keys, new IssuerName(IssuerName.WITHOUT_URL));
    private final JwtDecoder decoder = LocalTokenDecoder.decoder(keys, new IssuerName(IssuerName.WITHOUT_URL), clock);

    @Override
    protected AccessTokenIssuer issuer() {
        return issuer;
    }

    @Test
    void say_who_calls_in_which_session_and_until_when() {
        Jwt token = decoder.decode(issue(42, 7));

        assertThat(token.getHeaders()).containsOnlyKeys("alg", "typ").containsEntry("typ", "at+jwt");
        assertThat(token.getClaims()).containsOnlyKeys("iss", "aud", "sub", "iat", "exp", "jti", "sid", "auth_time");
        assertThat(token.getClaimAsString("iss")).isEqualTo("masthead");
        assertThat(token.getAudience()).containsExactly("masthead");
        assertThat(token.getSubject()).isEqualTo("42");
        assertThat(token.getClaimAsString("sid")).isEqualTo("7");
        assertThat(token.getIssuedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(token.getExpiresAt()).isEqualTo(Instant.parse("2026-01-02T03:19:05Z"));
    }

    @Test
    void say_when_the_session_began_however_often_it_was_refreshed() {
        Session begun = Sessions.begun(new SessionId(7), new UserId(42), NOW);
        Instant later = NOW.plus(Duration.ofHours(3));
        clock.pass(Duration.ofHours(3));

        Session refreshed = begun.rotate(Sessions.successor(1), Sessions.seed(1), later);
        Jwt token = decoder.decode(issuer.issue(refreshed, later).value());

        assertThat(token.getClaims()).containsEntry("auth_time", NOW.getEpochSecond());
        assertThat(token.getIssuedAt()).isEqualTo(later.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void name_the_public_url_as_their_issuer_and_are_read_while_instances_get_theirs() {
        IssuerName url = new IssuerName("https://api.example.com");
        JwtDecoder withUrl = LocalTokenDecoder.decoder(keys, url, clock);
        String ofUrl = new JwtIssuer(keys, url).issue(session(), NOW).value();
        String ofAnother = new JwtIssuer(keys, new IssuerName("https://another.example.com"))
                .issue(session(), NOW)
                .value();

        assertThat(withUrl.decode(ofUrl).getClaimAsString("iss")).isEqualTo("https://api.example.com");
        assertThat(withUrl.decode(issue(42, 7)).getClaimAsString("iss")).isEqualTo("masthead");
        assertThatThrownBy(() -> withUrl.decode(ofAnother)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode(ofUrl)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void say_that_in_plain_json() {
        String[] parts = issue(Long.MAX_VALUE, Long.MAX_VALUE).split("\\.", -1);

        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"9223372036854775807\"", "\"iat\":1767323045,", "\"exp\":1767323945");
    }

    @Test
    void are_read_for_fifteen_minutes_and_a_minute_of_tolerance() {
        String token = issue(42, 7);

        clock.pass(Duration.ofMinutes(15).plusSeconds(59));
        assertThat(decoder.decode(token).getSubject()).isEqualTo("42");
        clock.pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void are_read_with_the_largest_identities() {
        Jwt token = decoder.decode(issue(Long.MAX_VALUE, Long.MAX_VALUE));

        assertThat(token.getSubject()).isEqualTo(Long.toString(Long.MAX_VALUE));
        assertThat(token.getClaimAsString("sid")).isEqualTo(Long.toString(Long.MAX_VALUE));
    }

    @Test
    void are_no_refresh_tokens() {
        String refreshToken = new DerivedRefreshTokens().first().token().value();

        assertThatThrownBy(() -> decoder.decode(refreshToken)).isInstanceOf(BadJwtException.class);
    }

    private static Session session() {
        return Sessions.begun(new SessionId(7), new UserId(42), NOW);
    }

    private String issue(long user, long session) {
        return issuer.issue(Sessions.begun(new SessionId(session), new UserId(user), NOW), NOW)
                .value();
    }
}
