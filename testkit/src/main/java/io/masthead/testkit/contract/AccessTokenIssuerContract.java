package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AccessTokenIssuer} promises. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class AccessTokenIssuerContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** For subclasses. */
    protected AccessTokenIssuerContract() {}

    /** {@return the issuer under test} */
    protected abstract AccessTokenIssuer issuer();

    @Test
    void makes_tokens_that_can_travel_in_a_header() {
        AccessToken token = issuer().issue(new UserId(1), NOW);

        assertThat(token.value()).matches("[A-Za-z0-9._~+/-]+=*");
        assertThat(token.lifetime()).isGreaterThan(Duration.ZERO);
    }

    @Test
    void makes_another_token_each_time() {
        assertThat(issuer().issue(new UserId(1), NOW)).isNotEqualTo(issuer().issue(new UserId(1), NOW));
        assertThat(issuer().issue(new UserId(1), NOW)).isNotEqualTo(issuer().issue(new UserId(2), NOW));
    }
}
