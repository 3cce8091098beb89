package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.domain.Overloaded;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestSlice
@SuppressWarnings("MethodName")
class TokenTest {

    private static final TokenPair PAIR =
            new TokenPair(new AccessToken("abc.def.ghi", Duration.ofMinutes(15)), new RefreshToken("next"));

    private final Api api;
    private final Stubs stubs;

    TokenTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @Test
    void exchanges_address_and_password_for_a_token_that_nobody_may_store() {
        List<Credentials> passed = new ArrayList<>();
        stubs.signIn = credentials -> {
            passed.add(credentials);
            return PAIR;
        };

        Api.Response response =
                api.form("/token", "username=a%2Bb%40example.com&password=correct+h%C3%B6rse%26&scope=");

        assertThat(passed).containsExactly(new Credentials("a+b@example.com", "correct hörse&", response.origin()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Pragma")).isEqualTo("no-cache");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"access_token": "abc.def.ghi", "token_type": "bearer", "expires_in": 900,
                 "refresh_token": "next"}
                """));
    }

    @Test
    void renews_and_revokes_tokens_whatever_old_token_is_sent_along() {
        stubs.refreshSession = token -> PAIR;
        stubs.revokeToken = token -> {};
        Api stale = api.authorized("Bearer forged");

        assertThat(stale.form("/token", "grant_type=refresh_token&refresh_token=abc")
                        .status())
                .isEqualTo(200);
        assertThat(stale.form("/token/", "grant_type=refresh_token&refresh_token=abc")
                        .status())
                .isEqualTo(200);
        assertThat(stale.form("/token/revoke", "token=abc").status()).isEqualTo(200);
    }

    @Test
    void refuses_wrong_credentials_in_the_words_of_oauth() {
        stubs.signIn = credentials -> {
            throw new InvalidCredentials();
        };

        Api.Response response = api.form("/token", "grant_type=password&username=a&password=b");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.json()).isEqualTo(Api.json("{\"error\": \"invalid_grant\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&username=a&password=b, unsupported_grant_type",
        "grant_type=refresh_token, invalid_request",
        "grant_type=refresh_token&username=a&password=b, invalid_request",
        "password=b, invalid_request",
        "username=a, invalid_request",
        "username=&password=b, invalid_request",
        "username=a&password=, invalid_request",
        "username=a&password=b&username=c, invalid_request",
        "username=%zz&password=b, invalid_request",
        "'', invalid_request"
    })
    void refuses_a_request_that_is_none(String form, String error) {
        Api.Response response = api.form("/token", form);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json().get("error").asString()).isEqualTo(error);
        assertThat(response.json().get("error_description").isString()).isTrue();
    }

    @Test
    void reads_nothing_but_forms() {
        Api.Response json = api.post("/token", "{\"username\": \"a\", \"password\": \"b\"}");
        Api.Response untyped = api.send("POST", "/token", new byte[] {'a'});

        assertThat(json.problem()).isEqualTo("unsupported-media-type");
        assertThat(json.header("Accept")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(untyped.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void ignores_credentials_in_the_query() {
        Api.Response response = api.form("/token?username=a&password=b", "x=y");

        assertThat(response.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void is_unavailable_with_a_problem_like_everything_else() {
        stubs.signIn = credentials -> {
            throw new StorageUnavailable(new IllegalStateException());
        };

        Api.Response response = api.form("/token", "username=a&password=b");

        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void says_when_to_come_back_where_too_many_sign_in_at_once() {
        stubs.signIn = credentials -> {
            throw new Overloaded();
        };

        Api.Response response = api.form("/token", "username=a&password=b");

        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void exchanges_a_refresh_token_for_the_next_tokens() {
        List<String> passed = new ArrayList<>();
        stubs.refreshSession = refresh -> {
            passed.add(refresh.token());
            return PAIR;
        };

        Api.Response response = api.form("/token", "grant_type=refresh_token&refresh_token=last&client_id=any");

        assertThat(passed).containsExactly("last");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json().get("refresh_token").asString()).isEqualTo("next");
    }

    @Test
    void refuses_a_spent_refresh_token_like_wrong_credentials() {
        stubs.refreshSession = token -> {
            throw new InvalidRefreshToken();
        };

        Api.Response response = api.form("/token", "grant_type=refresh_token&refresh_token=spent");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json()).isEqualTo(Api.json("{\"error\": \"invalid_grant\"}"));
    }

    @Test
    void revokes_whatever_is_sent_as_a_token() {
        List<String> passed = new ArrayList<>();
        stubs.revokeToken = revocation -> passed.add(revocation.token());

        for (String token : List.of("opaque", "no.access.token", "outside-abc.")) {
            Api.Response response = api.form("/token/revoke", "token_type_hint=refresh_token&token=" + token);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(passed).containsExactly("opaque", "no.access.token", "outside-abc.");
    }

    @Test
    void revokes_the_session_of_an_access_token_even_if_it_has_ended() {
        List<Ending> passed = new ArrayList<>();
        stubs.endSession = ending -> {
            passed.add(ending);
            throw new SessionNotFound();
        };

        Api.Response response = api.form("/token/revoke", "token=signed.user-7");

        assertThat(response.status()).isEqualTo(200);
        assertThat(passed).containsExactly(new Ending(new UserId(7), new SessionId(70), response.origin()));
    }

    @ParameterizedTest
    @CsvSource({"x=y", "''", "token=", "token=a&token=b"})
    void refuses_a_revocation_without_one_token(String form) {
        Api.Response response = api.form("/token/revoke", form);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("error").asString()).isEqualTo("invalid_request");
    }
}
