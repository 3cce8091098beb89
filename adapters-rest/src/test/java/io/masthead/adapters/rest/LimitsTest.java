package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.WrongPassword;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.ratelimit.Quota;
import io.masthead.http.ratelimit.RequestLimit;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.testkit.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@RestSlice
@Import(LimitsTest.Limited.class)
@SuppressWarnings("MethodName")
class LimitsTest {

    private static final String FORM = "username=alice@example.com&password=guess";

    private final Api api;
    private final Stubs stubs;
    private final Limited limits;

    LimitsTest(Api api, Stubs stubs, Limited limits) {
        this.api = api;
        this.stubs = stubs;
        this.limits = limits;
    }

    @BeforeEach
    void fresh() {
        limits.requests.clear();
        limits.signIns.clear();
        limits.registrations.clear();
        stubs.findUser = query -> new VisibleUser(Users.alice(query.id()), true);
    }

    @Test
    void says_how_the_caller_stands_with_every_answer() {
        Api.Response first = api.get("/users/7");
        Api.Response second = api.get("/nowhere");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"default\";r=1;t=31");
        assertThat(first.header("Retry-After")).isNull();
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.header("RateLimit")).isEqualTo("\"default\";r=0;t=31");
    }

    @Test
    void refuses_with_a_problem_who_is_over_the_limit() {
        api.get("/users/7");
        api.get("/users/7");
        stubs.findUser = new Stubs().findUser;

        Api.Response refused = api.get("/users/7");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("31");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=31");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void counts_for_the_user_where_there_is_a_good_token_and_else_for_the_address() {
        api.as(7).get("/users/7");
        api.authorized("Bearer outside-alice").get("/users/7");
        api.get("/users/7");
        api.authorized("Basic YTpi").get("/users/7");

        assertThat(limits.requests.seen)
                .satisfiesExactly(
                        own -> assertThat(own).isEqualTo("user:7"),
                        outside -> assertThat(outside).matches("identity:[A-Za-z0-9_-]{43}"),
                        none -> assertThat(none).isEqualTo("address:127.0.0.1"),
                        other -> assertThat(other).isEqualTo("address:127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer forged", "Bearer a b", "Bearer away"})
    void counts_bad_tokens_for_the_address_so_that_they_are_not_free(String authorization) {
        Api forger = api.authorized(authorization);
        int usual = forger.get("/users/me").status();
        forger.get("/users/me");

        Api.Response refused = forger.get("/users/me");

        assertThat(usual).isIn(401, 503);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("WWW-Authenticate")).isNull();
        assertThat(limits.requests.seen).containsOnly("address:127.0.0.1");
        assertThat(api.as(7).get("/users/7").status()).isEqualTo(200);
    }

    @Test
    void counts_what_is_refused_before_anyone_reads_it() {
        assertThat(api.get("/users//7").status()).isEqualTo(400);
        assertThat(api.get("/users//7").status()).isEqualTo(400);
        assertThat(api.get("/users//7").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 192.0.2.1, address:192.0.2.1",
        "X-Forwarded-For, '203.0.113.9, 192.0.2.1', address:192.0.2.1",
        "Forwarded, for=192.0.2.1, address:192.0.2.1",
        "Forwarded, 'for=\"[2001:db8:1:2:3:4:5:6]\"', address:2001:db8:1:2::/64",
        "X-Forwarded-For, nonsense, address:127.0.0.1"
    })
    void knows_the_caller_behind_a_trusted_proxy(String header, String value, String caller) {
        api.get("/users/7", header, value);

        assertThat(limits.requests.seen).containsExactly(caller);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/livez/"})
    void health_checks_are_free(String uri) {
        api.get(uri);

        assertThat(limits.requests.seen).isEmpty();
        assertThat(api.get(uri).header("RateLimit")).isNull();
    }

    @Test
    void what_browsers_ask_before_a_request_is_free() {
        api.send(
                "OPTIONS",
                "/users",
                new byte[0],
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "POST");
        assertThat(limits.requests.seen).isEmpty();

        api.send("OPTIONS", "/users", new byte[0]);
        assertThat(limits.requests.seen).hasSize(1);
    }

    @Test
    void counts_sign_ins_for_the_address_beside_all_requests() {
        stubs.signIn = credentials -> {
            throw new InvalidCredentials();
        };

        Api.Response refused = api.form("/token", FORM);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60, \"sign-in\";q=1;w=3600");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=1;t=31, \"sign-in\";r=0;t=31");
        assertThat(limits.signIns.seen).containsExactly("address:127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/token/", "/%74oken"})
    void looks_at_no_password_of_who_is_over_the_limit(String uri) {
        limits.signIns.count("address:127.0.0.1");

        Api.Response refused = api.form(uri, FORM);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("31");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=1;t=31, \"sign-in\";r=0;t=31");
    }

    @Test
    void a_change_of_password_is_a_guess_like_a_sign_in() {
        String change = "{\"current_password\": \"wrong horse\", \"new_password\": \"correct horse\"}";
        stubs.changePassword = guess -> {
            throw new WrongPassword();
        };

        Api.Response first = api.as(7).put("/users/me/password", change);
        Api.Response refused = api.as(7).put("/users/me/password", change);

        assertThat(first.status()).isEqualTo(409);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(limits.signIns.seen).containsOnly("address:127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me", "/users/7"})
    void a_change_of_the_address_asks_for_an_account_like_a_registration(String uri) {
        String change = "{\"email\": \"bob@example.com\"}";
        stubs.editUser = edit -> {
            throw new EmailTaken(new EmailAddress("bob@example.com"));
        };

        Api.Response first = api.as(7).patch(uri, change);
        stubs.editUser = new Stubs().editUser;
        Api.Response refused = api.as(7).patch(uri, change);

        assertThat(first.status()).isEqualTo(409);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("31");
        assertThat(refused.header("RateLimit")).contains("\"registration\";r=0;t=31");
        assertThat(limits.registrations.seen).containsOnly("address:127.0.0.1");
    }

    @Test
    void a_change_of_the_name_counts_for_nothing_else() {
        stubs.editUser = edit -> Users.alice(edit.id());

        Api.Response renamed = api.as(7).patch("/users/me", "{\"name\": \"Alicia\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(limits.registrations.seen).isEmpty();
    }

    @Test
    void only_sign_ins_are_counted_as_such() {
        api.get("/token");
        api.send("OPTIONS", "/token", new byte[0]);
        api.form("/token/revoke", "token=x");

        assertThat(limits.signIns.seen).isEmpty();
    }

    /** Rate limits and a trusted proxy, for this test alone. */
    static class Limited {

        private final CountingLimit requests = new CountingLimit(new Quota(2, Duration.ofMinutes(1)));
        private final CountingLimit signIns = new CountingLimit(new Quota(1, Duration.ofHours(1)));
        private final CountingLimit registrations = new CountingLimit(new Quota(1, Duration.ofHours(1)));

        @Bean
        RequestLimits requestLimits() {
            return new RequestLimits(Optional.of(requests), Map.of("sign-in", signIns, "registration", registrations));
        }

        @Bean
        TrustedProxies trustedProxies() {
            return address -> address.isLoopbackAddress();
        }
    }

    /** Records the callers that it counts. */
    private static final class CountingLimit implements RequestLimit {

        private final Quota quota;
        private final List<String> seen = new ArrayList<>();

        private CountingLimit(Quota quota) {
            this.quota = quota;
        }

        @Override
        public Quota quota() {
            return quota;
        }

        @Override
        public Count count(String caller) {
            long before = seen.stream().filter(caller::equals).count();
            seen.add(caller);
            return new Count(
                    before < quota.requests(),
                    Math.max(0, quota.requests() - before - 1),
                    Duration.ofSeconds(30).plusNanos(1));
        }

        private void clear() {
            seen.clear();
        }
    }
}
