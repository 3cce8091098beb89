package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.user.UserNotFound;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestSlice
@SuppressWarnings("MethodName")
class ProblemLanguageTest {

    private final Api api;
    private final Stubs stubs;

    ProblemLanguageTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @ParameterizedTest
    @CsvSource({
        "en, en, User not found, There is no user with this id.",
        "'de-CH, fr;q=0.5', de, Benutzer nicht gefunden, Es gibt keinen Benutzer mit dieser ID.",
        "fr, fr, Utilisateur introuvable, Aucun utilisateur ne porte cet identifiant.",
        "es-MX, es, Usuario no encontrado, No hay ningún usuario con este identificador.",
        "zh-CN, zh, 未找到用户, 没有使用此 ID 的用户。",
        "*, en, User not found, There is no user with this id.",
        "???, en, User not found, There is no user with this id."
    })
    void speaks_the_language_of_the_caller(String query, String language, String title, String detail) {
        stubs.findUser = user -> {
            throw new UserNotFound(user.id());
        };

        Api.Response response = api.get("/users/7", "Accept-Language", query);

        assertThat(response.problem()).isEqualTo("user-not-found");
        assertThat(response.json().get("title").asString()).isEqualTo(title);
        assertThat(response.json().get("detail").asString()).isEqualTo(detail);
        assertThat(response.headers("Content-Language")).containsExactly(language);
        assertThat(response.headers("Vary")).containsExactlyInAnyOrder("Authorization", "Accept-Language");
    }

    @Test
    void says_what_is_wrong_in_the_language_of_the_caller_and_changes_no_code() {
        Api.Response response = api.get("/posts?limit=0&status=x", "Accept-Language", "de");

        assertThat(response.violations()).containsExactly("limit greater_than_equal", "status enum");
        assertThat(response.json().get("errors").get(0).get("detail").asString())
                .isEqualTo("muss mindestens 1 sein");
        assertThat(response.json().get("errors").get(1).get("detail").asString())
                .isEqualTo("muss eines hiervon sein: draft, published");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/me, unauthorized, Nicht angemeldet",
        "GET, /nowhere, not-found, Nicht gefunden",
        "PUT, /users, method-not-allowed, Methode nicht zugelassen",
        "GET, /users//7, bad-request, Fehlerhafte Anfrage"
    })
    void speaks_it_wherever_a_request_is_refused(String method, String uri, String problem, String title) {
        Api.Response response = api.send(method, uri, new byte[0], "Accept-Language", "de");

        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.json().get("title").asString()).isEqualTo(title);
    }

    @Test
    void speaks_it_to_whoever_has_a_token_that_is_no_good() {
        Api.Response response = api.authorized("Bearer forged").get("/users/me", "Accept-Language", "fr");

        assertThat(response.json().get("title").asString()).isEqualTo("Non authentifié");
    }

    @Test
    void speaks_english_where_oauth_has_the_word() {
        Api.Response response = api.send(
                "POST",
                "/token",
                "grant_type=x".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept-Language",
                "de");

        assertThat(response.json().get("error_description").asString())
                .isEqualTo("The grant type must be password or refresh_token.");
    }
}
