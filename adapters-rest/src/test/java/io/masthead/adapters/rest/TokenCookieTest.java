package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.session.RefreshSession.Refresh;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.InvalidRefreshToken;
import io.masthead.domain.session.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestSlice
@SuppressWarnings("MethodName")
class TokenCookieTest {

    private static final TokenPair PAIR =
            new TokenPair(new AccessToken("abc.def.ghi", Duration.ofMinutes(15)), new RefreshToken("next"));
    private static final String REFRESH = "grant_type=refresh_token";
    private static final String[] OWN_PAGE = {"Sec-Fetch-Site", "same-origin"};

    private final Api api;
    private final Stubs stubs;

    TokenCookieTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @Test
    void keeps_the_refresh_token_of_a_page_where_no_script_and_no_other_endpoint_gets_it() {
        List<Credentials> passed = new ArrayList<>();
        stubs.signIn = credentials -> {
            passed.add(credentials);
            return PAIR;
        };

        Api.Response response = send("username=a%40example.com&password=b", OWN_PAGE);

        assertThat(passed).containsExactly(new Credentials("a@example.com", "b", response.origin()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers("Set-Cookie")).containsExactly("masthead-refresh=next; HttpOnly; SameSite=Strict");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json())
                .isEqualTo(Api.json(
                        "{\"access_token\": \"abc.def.ghi\", \"token_type\": \"bearer\", \"expires_in\": 900}"));
    }

    @Test
    void lets_a_cookie_that_came_by_tls_never_leave_without_it() {
        stubs.refreshSession = refresh -> PAIR;

        Api.Response response = sendTo(
                "https://localhost/token/cookie",
                REFRESH,
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                "__Secure-masthead-refresh=last");

        assertThat(response.header("Set-Cookie"))
                .isEqualTo("__Secure-masthead-refresh=next; Secure; HttpOnly; SameSite=Strict");
    }

    @Test
    void replaces_the_refresh_token_in_the_cookie() {
        List<String> passed = new ArrayList<>();
        stubs.refreshSession = refresh -> {
            passed.add(refresh.token());
            return PAIR;
        };

        Api.Response response = send(REFRESH, "Sec-Fetch-Site", "same-origin", "Cookie", "x=y; masthead-refresh=last");

        assertThat(passed).containsExactly("last");
        assertThat(response.header("Set-Cookie")).startsWith("masthead-refresh=next;");
        assertThat(response.body()).doesNotContain("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other=1", "masthead-refresh=", "masthead-refresh=last; masthead-refresh=planted"})
    void has_no_token_for_a_request_without_one_cookie(String cookie) {
        stubs.refreshSession = refresh -> {
            throw new InvalidRefreshToken();
        };

        Api.Response response = send(REFRESH, "Sec-Fetch-Site", "same-origin", "Cookie", cookie);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(response.header("Set-Cookie")).isNull();
    }

    @Test
    void takes_no_refresh_token_from_the_form() {
        List<Refresh> passed = new ArrayList<>();
        stubs.refreshSession = refresh -> {
            passed.add(refresh);
            return PAIR;
        };

        Api.Response response = send(REFRESH + "&refresh_token=form", OWN_PAGE);

        assertThat(response.status()).isEqualTo(400);
        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, none",
        "Origin, http://elsewhere.example",
        "Origin, http://localhost:81",
        "Origin, https://localhost",
        "Origin, null",
        "Origin, https://ÿ:99999/",
        "X-Nothing, said"
    })
    void refuses_pages_of_all_other_origins_and_programs(String header, String value) {
        Api.Response token = send(REFRESH, header, value, "Cookie", "masthead-refresh=last");
        Api.Response signOut =
                api.send("DELETE", "/token/cookie", new byte[0], header, value, "Cookie", "masthead-refresh=last");

        assertThat(Stream.of(token, signOut)).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("error").asString()).isEqualTo("invalid_request");
            assertThat(refused.header("Set-Cookie")).isNull();
        });
    }

    @Test
    void believes_what_the_browser_says_of_the_site_before_the_origin() {
        Api.Response response = send(REFRESH, "Sec-Fetch-Site", "cross-site", "Origin", "http://localhost");

        assertThat(response.json().get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void knows_its_own_pages_by_their_origin_where_browsers_say_nothing_else() {
        stubs.signIn = credentials -> PAIR;

        assertThat(send("username=a&password=b", "Origin", "http://localhost").status())
                .isEqualTo(200);
    }

    @Test
    void ends_the_session_and_removes_the_cookie() {
        List<String> passed = new ArrayList<>();
        stubs.revokeToken = revocation -> passed.add(revocation.token());

        Api.Response response = api.send(
                "DELETE",
                "/token/cookie",
                new byte[0],
                headers("Sec-Fetch-Site", "same-origin", "Cookie", "masthead-refresh=last"));
        Api.Response without = api.send("DELETE", "/token/cookie", new byte[0], OWN_PAGE);

        assertThat(passed).containsExactly("last");
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Set-Cookie")).startsWith("masthead-refresh=; Max-Age=0;");
        assertThat(without.status()).isEqualTo(204);
    }

    @Test
    void signs_in_whatever_old_token_is_sent_along() {
        stubs.signIn = credentials -> {
            throw new InvalidCredentials();
        };

        Api.Response response = api.authorized("Bearer forged")
                .send(
                        "POST",
                        "/token/cookie",
                        "username=a&password=b".getBytes(StandardCharsets.UTF_8),
                        headers(OWN_PAGE));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json()).isEqualTo(Api.json("{\"error\": \"invalid_grant\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me", "/users/me/sessions"})
    void the_cookie_authenticates_nothing_else(String uri) {
        Api.Response response = api.get(uri, "Cookie", "masthead-refresh=last", "Sec-Fetch-Site", "same-origin");

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void the_endpoint_of_other_clients_neither_sets_nor_reads_it() {
        stubs.signIn = credentials -> PAIR;

        Api.Response signedIn = sendTo("/token", "username=a&password=b", OWN_PAGE);
        Api.Response refreshed =
                sendTo("/token", REFRESH, "Sec-Fetch-Site", "same-origin", "Cookie", "masthead-refresh=last");

        assertThat(signedIn.header("Set-Cookie")).isNull();
        assertThat(signedIn.json().get("refresh_token").asString()).isEqualTo("next");
        assertThat(refreshed.json().get("error").asString()).isEqualTo("invalid_request");
    }

    private Api.Response send(String form, String... headers) {
        return sendTo("/token/cookie", form, headers);
    }

    private Api.Response sendTo(String uri, String form, String... headers) {
        return api.send("POST", uri, form.getBytes(StandardCharsets.UTF_8), headers(headers));
    }

    private static String[] headers(String... more) {
        return Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(more))
                .toArray(String[]::new);
    }
}
