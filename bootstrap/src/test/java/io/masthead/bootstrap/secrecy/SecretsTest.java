package io.masthead.bootstrap.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings({"MethodName", "SystemOut"})
class SecretsTest {

    private static final String TOKEN = "header-of-a-token.payload-of-a-token.signature-of-a-token";

    private final Secrets secrets = new Secrets();

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "header-of-a-toke", "eader-of-a-token", "signature-of-a-t", "nature-of-a-token"})
    void a_token_is_found_by_the_beginning_and_the_end_of_each_part(String shown) {
        secrets.add(TOKEN);

        assertThat(secrets.in("It says " + shown + "... there")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b/c d e", "a+b%2Fc+d+e", "a%20b%2Fc%20d%20e"})
    void a_password_is_found_as_it_is_and_as_it_is_sent(String shown) {
        secrets.add("a b/c d e");

        assertThat(secrets.in("POST /token?password=" + shown)).isNotEmpty();
        assertThat(secrets.in("POST /token?password=a b/c d")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"swordfish 1\"}",
                "{\"new_password\" : \"swordfish 1",
                "grant_type=refresh_token&refresh_token=swordfish+1",
                "/token?password=swordfish%201&username=a"
            })
    void what_a_request_calls_a_password_or_a_token_is_a_secret(String request) {
        secrets.addNamedIn(request);

        assertThat(secrets.in("It was swordfish 1.")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgresql://app:sword%20fish@db/blog", "jdbc:postgresql://db/blog?user=a&password=sword+fish"})
    void the_password_of_a_database_is_a_secret(String url) {
        secrets.addSettings(Map.of("DATABASE_URL", url));

        assertThat(secrets.in("With sword fish in it")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=19456,t=2,p=1$UVaInBlBPkbwBSmrYFJraA$3NyIWyskjg",
                "$2b$10$N9qo8uLOickgx2ZMRZoMye",
                "SCRAM-SHA-256$4096:c2FsdA==",
                "\\x08837cfff0b31365d18edab51992a0682a02030d6cdd739e06897c673f0f20...",
                "eyJhbGciOiJIUzI1NiJ9.",
                "-----BEGIN PRIVATE KEY-----",
                "mZpQx-Zr5hTnVb9Ls_2WkYmCgDf1HjNqRtXvBzKaPeUoIwSlMoAbCdEfGhIjKlMn",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void what_looks_like_a_token_or_a_hash_is_a_secret(String shown) {
        assertThat(secrets.in("contains (2, " + shown + ", 1)")).isNotEmpty();
    }

    @Test
    void nothing_else_is_a_secret() {
        secrets.add("short");
        secrets.addNamedIn("{\"new_password\":\"address@secrets.test\",\"token_type\":\"bearer\"}");

        assertThat(secrets.in("""
                        2026-11-24T21:44:16.184Z ERROR [e1e2902f-4154-4e9c-b87f-c7410be5b803] ProblemAdvice: short bearer
                        name_of_a_class_from_2020_12_that_has_sixty_four_letters_in_all__: address@secrets.test
                        events-after: eyJqXCae_FIgdWVAuo7LERYmOZ-FR-QkzsGKO2xc-JbR24_F1PKBPw""")).isEmpty();
    }

    @Test
    void the_console_is_listened_to() {
        String out = UUID.randomUUID().toString();
        String err = UUID.randomUUID().toString();

        System.out.println(out);
        System.err.println(err);

        assertThat(Printed.onConsole()).contains(out, err);
    }
}
