package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.VerifySession.Claim;
import io.masthead.application.user.RecognizeIdentity.Claims;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers of access tokens, and how long a look-up is cached. */
@RestSlice
@SuppressWarnings("MethodName")
class CallerTest {

    private final Api api;
    private final Stubs stubs;
    private final Slice.TestTicker ticker;

    CallerTest(Api api, Stubs stubs, Slice.TestTicker ticker) {
        this.api = api;
        this.stubs = stubs;
        this.ticker = ticker;
        ticker.pass(Duration.ofMinutes(1)); // cached look-ups of other tests expire
    }

    @Test
    void a_token_whose_session_has_ended_is_refused_within_ten_seconds() {
        List<Claim> asked = new ArrayList<>();
        stubs.findAccount = Users::alice;
        stubs.verifySession = claim -> asked.add(claim) && asked.size() == 1;

        assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);
        ticker.pass(Duration.ofSeconds(4));
        assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);
        ticker.pass(Duration.ofSeconds(2));
        Api.Response refused = api.as(7).get("/users/me");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthorized");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(asked)
                .containsExactly(
                        new Claim(new UserId(7), new SessionId(70)), new Claim(new UserId(7), new SessionId(70)));
    }

    /** It has a deadline, which a wait for another request would not have. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_request_does_not_wait_for_the_look_up_of_another_one_of_the_same_session() throws Exception {
        stubs.findAccount = Users::alice;
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stubs.verifySession = claim -> {
            stubs.verifySession = second -> true;
            asked.countDown();
            await(released);
            return true;
        };
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Api.Response> first = other.submit(() -> api.as(7).get("/users/me"));
            asked.await();

            assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);

            released.countDown();
            assertThat(first.get().status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_is_verified_again_after_five_seconds() {
        stubs.findAccount = Users::alice;
        stubs.expiry = Optional.of(Slice.NOW.plusSeconds(900));

        for (int seconds : List.of(0, 4, 2)) {
            ticker.pass(Duration.ofSeconds(seconds));
            assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);
        }

        assertThat(stubs.decoded).hasSize(2);
    }

    @Test
    void a_token_is_not_known_beyond_its_expiry() {
        stubs.findAccount = Users::alice;
        stubs.expiry = Optional.of(Slice.NOW);

        assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);
        assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);

        assertThat(stubs.decoded).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer user-7", "Bearer forged", "Bearer", "Bearer away", "Bearer outside-unverified"})
    void a_token_that_does_not_count_closes_no_open_address(String authorization) {
        stubs.verifySession = claim -> false;
        stubs.recognizeIdentity = claims -> {
            throw new UnverifiedIdentity();
        };
        stubs.findUser = query -> {
            assertThat(query.viewer()).isEmpty();
            return new VisibleUser(Users.alice(new UserId(1)), true);
        };
        Api caller = api.authorized(authorization);

        Api.Response open = caller.get("/users/1");

        assertThat(open.status()).isEqualTo(200);
        assertThat(open.header("WWW-Authenticate"))
                .isEqualTo(authorization.endsWith("away") ? null : "Bearer error=\"invalid_token\"");
        assertThat(caller.get("/openapi.json").status()).isEqualTo(200);
        assertThat(caller.get("/users/me").status()).isBetween(401, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void probes_read_no_token(String probe) {
        Api.Response response = api.authorized("Bearer forged").get(probe);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("WWW-Authenticate")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer  user-7", "bearer user-7", "BEARER    user-7"})
    void scheme_and_token_may_have_several_spaces_between_them(String authorization) {
        stubs.findAccount = Users::alice;

        assertThat(api.authorized(authorization).get("/users/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer user-7 user-8", "Bearer\tuser-7", "Bearer user-7,", "Bearer =user-7"})
    void a_malformed_token_is_none(String authorization) {
        Api.Response response = api.authorized(authorization).get("/users/me");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void an_operation_that_needs_a_recent_sign_in_says_how_recent() {
        stubs.closeAccount = closing -> {
            assertThat(closing.signedIn()).isEqualTo(Slice.SIGNED_IN);
            throw new ReauthenticationRequired(Duration.ofMinutes(5));
        };

        Api.Response refused = api.as(7).delete("/users/me");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("reauthentication-required");
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"More recent authentication is required\", max_age=300");
    }

    static Stream<Arguments> timesOfTheProvider() {
        long issued = Slice.NOW.getEpochSecond();
        return Stream.of(
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", issued - 7), Slice.NOW.minusSeconds(7)),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", issued), Slice.NOW),
                Arguments.of(Map.of("iat", Slice.NOW), Instant.MIN),
                Arguments.of(Map.of("auth_time", issued), Instant.MIN),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", issued + 1), Instant.MIN),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", issued * 1000), Instant.MIN),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", -1), Instant.MIN),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", 1e300), Instant.MIN),
                Arguments.of(Map.of("iat", Slice.NOW, "auth_time", String.valueOf(issued)), Instant.MIN));
    }

    @ParameterizedTest
    @MethodSource("timesOfTheProvider")
    void the_identity_provider_says_when_its_user_signed_in(Map<String, Object> claims, Instant expected) {
        List<AuthenticationTime> passed = new ArrayList<>();
        stubs.claims = claims;
        stubs.recognizeIdentity = recognized -> new UserId(7);
        stubs.closeAccount = closing -> passed.add(closing.signedIn());

        Api.Response response = api.authorized("Bearer outside-abc").delete("/users/me");

        assertThat(response.status()).isEqualTo(204);
        assertThat(passed).containsExactly(new AuthenticationTime(expected));
    }

    @Test
    void nothing_is_refused_for_good_because_the_database_was_away() {
        stubs.findAccount = Users::alice;
        stubs.verifySession = claim -> {
            throw new StorageUnavailable(new IllegalStateException());
        };
        assertThat(api.as(7).get("/users/me").status()).isEqualTo(503);

        stubs.verifySession = claim -> true;
        assertThat(api.as(7).get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void a_token_of_the_identity_provider_stands_for_the_account_that_it_is_known_by() {
        List<Claims> passed = new ArrayList<>();
        stubs.findAccount = Users::alice;
        stubs.recognizeIdentity = claims -> {
            passed.add(claims);
            return new UserId(7);
        };

        Api.Response response = api.authorized("Bearer outside-abc").get("/users/me");

        assertThat(response.json().get("id").asInt()).isEqualTo(7);
        assertThat(passed)
                .containsExactly(new Claims(
                        new ExternalIdentity(Slice.OUTSIDE, "abc"),
                        Optional.of("alice@example.com"),
                        Optional.empty(),
                        Optional.empty(),
                        response.origin()));
    }

    @Test
    void an_address_that_the_identity_provider_has_not_verified_is_none() {
        List<Claims> passed = new ArrayList<>();
        stubs.recognizeIdentity = claims -> {
            passed.add(claims);
            throw new UnverifiedIdentity();
        };

        Api.Response response = api.authorized("Bearer outside-unverified").get("/users/me");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.problem()).isEqualTo("unverified-identity");
        assertThat(passed).extracting(Claims::verifiedEmail).containsExactly(Optional.empty());
    }

    @Test
    void a_token_that_cannot_be_checked_is_not_a_wrong_one() {
        Api.Response response = api.authorized("Bearer away").get("/users/me");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.header("WWW-Authenticate")).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
