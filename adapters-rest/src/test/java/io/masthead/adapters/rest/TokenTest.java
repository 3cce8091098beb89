package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.SignIn.Credentials;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestSlice
@SuppressWarnings("MethodName")
class TokenTest {

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
            return new AccessToken("abc.def.ghi", Duration.ofMinutes(15));
        };

        Api.Answer answer = api.form("/token", "username=a%2Bb%40example.com&password=correct+h%C3%B6rse%26&scope=");

        assertThat(passed).containsExactly(new Credentials("a+b@example.com", "correct hörse&"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        assertThat(answer.json()).isEqualTo(Api.json("""
                {"access_token": "abc.def.ghi", "token_type": "bearer", "expires_in": 900}
                """));
    }

    @Test
    void refuses_wrong_credentials_in_the_words_of_oauth() {
        stubs.signIn = credentials -> {
            throw new InvalidCredentials();
        };

        Api.Answer answer = api.form("/token", "grant_type=password&username=a&password=b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json()).isEqualTo(Api.json("{\"error\": \"invalid_grant\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&username=a&password=b, unsupported_grant_type",
        "password=b, invalid_request",
        "username=a, invalid_request",
        "username=&password=b, invalid_request",
        "username=a&password=, invalid_request",
        "username=a&password=b&username=c, invalid_request",
        "username=%zz&password=b, invalid_request",
        "'', invalid_request"
    })
    void refuses_a_request_that_is_none(String form, String error) {
        Api.Answer answer = api.form("/token", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
        assertThat(answer.json().get("error_description").isString()).isTrue();
    }

    @Test
    void reads_nothing_but_forms() {
        Api.Answer json = api.post("/token", "{\"username\": \"a\", \"password\": \"b\"}");
        Api.Answer untyped = api.send("POST", "/token", new byte[] {'a'});

        assertThat(json.problem()).isEqualTo("unsupported-media-type");
        assertThat(untyped.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void ignores_credentials_in_the_query() {
        Api.Answer answer = api.form("/token?username=a&password=b", "x=y");

        assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void is_unavailable_with_a_problem_like_everything_else() {
        stubs.signIn = credentials -> {
            throw new StorageUnavailable(new IllegalStateException());
        };

        Api.Answer answer = api.form("/token", "username=a&password=b");

        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
