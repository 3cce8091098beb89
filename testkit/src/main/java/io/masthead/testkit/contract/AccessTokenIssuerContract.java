package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Contract of {@link AccessTokenIssuer}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class AccessTokenIssuerContract {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** For subclasses. */
    protected AccessTokenIssuerContract() {}

    /** {@return the issuer under test} */
    protected abstract AccessTokenIssuer issuer();

    @Test
    void makes_tokens_that_can_travel_in_a_header() {
        AccessToken token = issue(1, 1);

        assertThat(token.value()).matches("[A-Za-z0-9._~+/-]+=*");
        assertThat(token.lifetime()).isGreaterThan(Duration.ZERO);
    }

    @Test
    void makes_another_token_each_time() {
        assertThat(issue(1, 1)).isNotEqualTo(issue(1, 1));
        assertThat(issue(1, 1)).isNotEqualTo(issue(2, 1));
        assertThat(issue(1, 1)).isNotEqualTo(issue(1, 2));
    }

    @Test
    void makes_tokens_for_the_largest_identities() {
        assertThat(issue(Long.MAX_VALUE, Long.MAX_VALUE).value()).isNotEmpty();
    }

    private AccessToken issue(long user, long session) {
        return issuer().issue(Sessions.begun(new SessionId(session), new UserId(user), NOW), NOW);
    }
}
