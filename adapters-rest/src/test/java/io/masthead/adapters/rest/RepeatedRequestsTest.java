package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import io.masthead.http.secret.ServerKeys;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@RestSlice
@SuppressWarnings("MethodName")
class RepeatedRequestsTest {

    private static final UserId ALICE = new UserId(7);
    private static final String POST = "{\"title\": \"Hello\"}";
    private static final String USER = "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": 25}";

    private final Api api;
    private final Stubs stubs;
    private final List<Optional<IdempotentRequest>> passed = new ArrayList<>();

    RepeatedRequestsTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @BeforeEach
    void note() {
        stubs.writePost = draft -> {
            passed.add(draft.idempotency());
            return Stubs.written(Posts.published(new PostId(1), draft.author()));
        };
        stubs.registerUser = registration -> {
            passed.add(registration.idempotency());
            return Stubs.registered(Users.alice(ALICE));
        };
    }

    @Test
    void is_no_attempt_without_a_key() {
        api.as(7).post("/posts", POST);
        api.post("/users", USER);

        assertThat(passed).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void gives_keys_to_the_account_that_calls_or_else_to_the_address() {
        send(api.as(7), "/posts", POST, "Idempotency-Key", "key");
        send(api.as(8), "/users", USER, "Idempotency-Key", "key");
        send(api, "/users", USER, "Idempotency-Key", "key");

        assertThat(passed.stream().map(request -> request.orElseThrow().key()))
                .containsExactly(
                        new IdempotencyKey("user:7", "key"),
                        new IdempotencyKey("user:8", "key"),
                        IdempotencyKey.ofAddress("127.0.0.1", "key"));
    }

    @Test
    void knows_the_same_content_again_and_nothing_else() {
        send(api.as(7), "/posts", POST, "Idempotency-Key", "first");
        send(api.as(7), "/posts/", POST, "Idempotency-Key", "second", "Accept-Language", "de");
        send(api.as(7), "/posts", POST + " ", "Idempotency-Key", "first");
        send(api.as(7), "/users", USER, "Idempotency-Key", "first");

        assertThat(hash(0)).isEqualTo(hash(1));
        assertThat(List.of(hash(0), hash(2), hash(3))).doesNotHaveDuplicates();
    }

    @Test
    void knows_content_again_whose_fingerprint_the_secret_before_made() throws Exception {
        send(api.as(7), "/posts", POST, "Idempotency-Key", "key");

        IdempotentRequest request = passed.getFirst().orElseThrow();
        assertThat(request.hash().value()).isEqualTo(hmac("the current secret"));
        assertThat(request.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.value()).isEqualTo(hmac("the previous secret")));
        request.requireSame(new StoredOutcome(request.earlier().iterator().next(), List.of(1L)));
    }

    @Test
    void says_that_an_earlier_attempt_made_it_and_nothing_else_different() {
        Api.Response first = send(api.as(7), "/posts", POST, "Idempotency-Key", "key");
        stubs.writePost = draft -> new Outcome<>(Posts.published(new PostId(1), ALICE), true);
        Api.Response second = send(api.as(7), "/posts", POST, "Idempotency-Key", "key");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo("/posts/1");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void says_so_of_accounts_and_hides_an_address_that_the_caller_may_not_see() {
        stubs.registerUser = registration -> new Outcome<>(new VisibleUser(Users.alice(ALICE), false), true);

        Api.Response response = send(api, "/users", USER, "Idempotency-Key", "key");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(response.header("Location")).isEqualTo("/users/7");
        assertThat(response.json().has("email")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "!~", "a,b;c=d", "\"\"", "%00"})
    void takes_a_key_of_any_visible_characters_as_it_is_sent(String key) {
        send(api.as(7), "/posts", POST, "Idempotency-Key", key);

        assertThat(passed.getFirst().orElseThrow().key().value()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', string_too_short",
                "'a b', string_pattern_mismatch",
                "'a\tb', string_pattern_mismatch",
                "'é', string_pattern_mismatch"
            })
    void refuses_a_key_of_another_form(String key, String code) {
        Api.Response response = send(api.as(7), "/posts", POST, "Idempotency-Key", key);

        assertThat(response.violations()).containsExactly("Idempotency-Key " + code);
        assertThat(passed).isEmpty();
    }

    @Test
    void knows_how_long_a_key_may_be() {
        Api.Response longest = send(api.as(7), "/posts", POST, "Idempotency-Key", "x".repeat(255));
        Api.Response longer = send(api.as(7), "/posts", POST, "Idempotency-Key", "x".repeat(256));

        assertThat(longest.status()).isEqualTo(201);
        assertThat(longer.violations()).containsExactly("Idempotency-Key string_too_long");
        assertThat(longer.json().at("/errors/0/limit").asInt()).isEqualTo(255);
    }

    @Test
    void refuses_two_keys() {
        Api.Response response = send(api.as(7), "/posts", POST, "Idempotency-Key", "a", "Idempotency-Key", "b");

        assertThat(response.violations()).containsExactly("Idempotency-Key string_pattern_mismatch");
    }

    @Test
    void names_what_is_wrong_with_the_key_before_what_is_wrong_with_the_body() {
        Api.Response response = send(api.as(7), "/posts", "{\"title\": \"\"}", "Idempotency-Key", "");

        assertThat(response.violations())
                .containsExactly("Idempotency-Key string_too_short", "#/title string_too_short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts", "/users"})
    void describes_the_header(String path) {
        JsonNode described =
                api.get("/openapi.json").json().get("paths").get(path).get("post");

        assertThat(described.get("parameters").valueStream()).singleElement().satisfies(header -> {
            assertThat(header.get("name").asString()).isEqualTo("Idempotency-Key");
            assertThat(header.get("in").asString()).isEqualTo("header");
            assertThat(header.path("required").asBoolean(false)).isFalse();
            assertThat(header.get("schema")).isEqualTo(Api.json("""
                    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]*$"}"""));
        });
    }

    private String hash(int index) {
        return passed.get(index).orElseThrow().hash().value();
    }

    /** As ServerKeys and the resolver are documented to do it. */
    private static String hmac(String secret) throws Exception {
        SecretKey key = new ServerKeys(List.of(Slice.secret(secret)))
                .derived("idempotency")
                .getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return HexFormat.of().formatHex(mac.doFinal(("POST /posts\n" + POST).getBytes(StandardCharsets.UTF_8)));
    }

    private static Api.Response send(Api caller, String uri, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return caller.send("POST", uri, body.getBytes(StandardCharsets.UTF_8), all);
    }
}
