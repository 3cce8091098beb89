package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestSlice
@SuppressWarnings("MethodName")
class ViolationsTest {

    private static final String USER = "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": 25}";
    private static final String POST = "{\"title\": \"Hello\"}";
    private static final String PASSWORDS = "{\"current_password\": \"a\", \"new_password\": \"correct horse\"}";
    private static final String NOTHING = "{}";

    private final Api api;
    private final Stubs stubs;

    ViolationsTest(Api api, Stubs stubs) {
        this.api = api.as(7);
        this.stubs = stubs;
    }

    static Stream<Arguments> violationsOfUsers() {
        return Stream.of(
                        left("name", "missing"),
                        left("email", "missing"),
                        left("age", "missing"),
                        sent("password", text("1234567"), "string_too_short", 8),
                        sent("password", text("😀".repeat(7)), "string_too_short", 8),
                        sent("password", text("x".repeat(129)), "string_too_long", 128),
                        sent("password", "5", "string_type"),
                        sent("password", "null", "string_type"))
                .map(broken -> broken.in("POST", "/users", USER));
    }

    static Stream<Arguments> violationsOfUsersAndTheirPatches() {
        return Stream.of(
                        sent("name", "null", "string_type"),
                        sent("name", "5", "string_type"),
                        sent("name", "true", "string_type"),
                        sent("name", "[\"Alice\"]", "string_type"),
                        sent("name", "{\"a\": {\"b\": 1}}", "string_type"),
                        sent("name", "\"\"", "string_too_short", 1),
                        sent("name", text("x".repeat(101)), "string_too_long", 100),
                        sent("name", text("😀".repeat(101)), "string_too_long", 100),
                        sent("name", "\"a\\u0000\"", "string_unicode"),
                        sent("name", "\"\\ud83d\"", "string_unicode"),
                        sent("name", "\"\\ude00\\ud83d\"", "string_unicode"),
                        sent("email", "null", "string_type"),
                        sent("email", "5", "string_type"),
                        sent("email", "\"\"", "string_pattern_mismatch"),
                        sent("email", "\"alice\"", "string_pattern_mismatch"),
                        sent("email", "\"alice@example.com\\n\"", "string_pattern_mismatch"),
                        sent("email", text("x".repeat(300)), "string_pattern_mismatch"),
                        sent("email", text("x".repeat(244) + "@example.com"), "string_too_long", 255),
                        sent("email", text("é".repeat(244) + "@example.com"), "string_too_long", 255),
                        sent("email", text("alice\u200d@example.com"), "string_pattern_mismatch"),
                        sent("email", text("\u212ate@example.com"), "string_pattern_mismatch"),
                        sent("name", text("\u200b"), "string_not_displayable"),
                        sent("name", text("a\u202eb"), "string_not_displayable"),
                        sent("name", "\"a\\nb\"", "string_not_displayable"),
                        sent("name", text("\u200b".repeat(101)), "string_too_long", 100),
                        sent("age", "null", "int_type"),
                        sent("age", "\"25\"", "int_type"),
                        sent("age", "25.0", "int_type"),
                        sent("age", "1e1", "int_type"),
                        sent("age", "true", "int_type"),
                        sent("age", "[25]", "int_type"),
                        sent("age", "-1", "greater_than_equal", 0),
                        sent("age", "-9223372036854775809", "greater_than_equal", 0),
                        sent("age", "151", "less_than_equal", 150),
                        sent("age", "4294967296", "less_than_equal", 150),
                        sent("age", "9".repeat(10_000), "less_than_equal", 150))
                .flatMap(broken ->
                        Stream.of(broken.in("POST", "/users", USER), broken.in("PATCH", "/users/7", NOTHING)));
    }

    static Stream<Arguments> violationsOfPatchesOfUsers() {
        return Stream.of(
                        sent("role", "null", "enum"),
                        sent("role", "\"root\"", "enum"),
                        sent("role", "\"ADMIN\"", "enum"),
                        sent("role", "0", "enum"))
                .flatMap(broken ->
                        Stream.of(broken.in("PATCH", "/users/7", NOTHING), broken.in("PATCH", "/users/me", NOTHING)));
    }

    static Stream<Arguments> violationsOfPostsAndTheirPatches() {
        return Stream.concat(
                Stream.of(left("title", "missing").in("POST", "/posts", POST)),
                Stream.of(
                                sent("title", "null", "string_type"),
                                sent("title", "5", "string_type"),
                                sent("title", "\"\"", "string_too_short", 1),
                                sent("title", text("x".repeat(201)), "string_too_long", 200),
                                sent("title", "\"\\u0000\"", "string_unicode"),
                                sent("title", "\" \"", "string_not_displayable"),
                                sent("body", "null", "string_type"),
                                sent("body", "{}", "string_type"),
                                sent("body", text("x".repeat(100_001)), "string_too_long", 100_000),
                                sent("body", "\"\\udc00\"", "string_unicode"),
                                sent("status", "null", "enum"),
                                sent("status", "\"secret\"", "enum"),
                                sent("status", "\"Draft\"", "enum"),
                                sent("status", "1", "enum"),
                                sent("status", "[\"draft\"]", "enum"))
                        .flatMap(broken ->
                                Stream.of(broken.in("POST", "/posts", POST), broken.in("PATCH", "/posts/1", NOTHING))));
    }

    static Stream<Arguments> violationsOfPasswordChanges() {
        return Stream.of(
                        left("current_password", "missing"),
                        sent("current_password", "5", "string_type"),
                        left("new_password", "missing"),
                        sent("new_password", text("1234567"), "string_too_short", 8),
                        sent("new_password", text("x".repeat(129)), "string_too_long", 128))
                .map(broken -> broken.in("PUT", "/users/me/password", PASSWORDS));
    }

    @ParameterizedTest
    @MethodSource({
        "violationsOfUsers",
        "violationsOfUsersAndTheirPatches",
        "violationsOfPatchesOfUsers",
        "violationsOfPostsAndTheirPatches",
        "violationsOfPasswordChanges"
    })
    void names_what_is_wrong_with_a_field(String method, String uri, String body, Broken broken) {
        Api.Response response = api.sendJson(method, uri, body);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("invalid-request");
        assertThat(response.violations()).containsExactly("#/" + broken.field() + " " + broken.code());
        JsonNode error = response.json().get("errors").get(0);
        assertThat(error.get("detail").asString()).isNotEmpty();
        assertThat(error.has("parameter")).isFalse();
        assertThat(error.has("limit") ? error.get("limit").asLong() : null).isEqualTo(broken.limit());
    }

    @ParameterizedTest
    @CsvSource({
        "/users?skip=-1, skip, greater_than_equal",
        "/users?skip=2147483648, skip, less_than_equal",
        "/users?skip=x, skip, int_parsing",
        "/users?skip=, skip, int_parsing",
        "/users?skip=1.0, skip, int_parsing",
        "/users?limit=0, limit, greater_than_equal",
        "/users?limit=101, limit, less_than_equal",
        "/users?limit=ten, limit, int_parsing",
        "/users?total=yes, total, bool_parsing",
        "/users?total=True, total, bool_parsing",
        "/users?total=, total, bool_parsing",
        "/users/7?include=secrets, include, enum",
        "/users/7?include=POSTS, include, enum",
        "/posts?author_id=0, author_id, greater_than_equal",
        "/posts?author_id=x, author_id, int_parsing",
        "/posts?status=hidden, status, enum",
        "/posts?skip=-1, skip, greater_than_equal",
        "/posts?limit=101, limit, less_than_equal",
        "/posts?total=1, total, bool_parsing",
        "/users/7/posts?status=hidden, status, enum",
        "/users/7/posts?skip=-1, skip, greater_than_equal",
        "/users/7/posts?limit=0, limit, greater_than_equal",
        "/users/7/posts?total=1, total, bool_parsing",
        "/users/x, user_id, int_parsing",
        "/users/0, user_id, greater_than_equal",
        "/users/x/posts, user_id, int_parsing",
        "/posts/x, post_id, int_parsing",
        "/posts/-1, post_id, greater_than_equal"
    })
    void names_what_is_wrong_with_a_parameter(String uri, String parameter, String code) {
        Api.Response response = api.get(uri);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("invalid-request");
        assertThat(response.violations()).containsExactly(parameter + " " + code);
        assertThat(response.json().get("errors").get(0).has("pointer")).isFalse();
    }

    @Test
    void names_everything_that_is_wrong_with_a_body_in_the_order_of_its_fields() {
        Api.Response response =
                api.post("/users", "{\"password\": 1, \"age\": \"25\", \"email\": \"x\", \"unknown\": [null, {}]}");

        assertThat(response.violations())
                .containsExactly(
                        "#/name missing",
                        "#/email string_pattern_mismatch",
                        "#/age int_type",
                        "#/password string_type");
    }

    @Test
    void names_everything_that_is_wrong_with_a_query_in_the_order_of_its_parameters() {
        Api.Response response = api.get("/posts?status=x&author_id=0&total=x&limit=0&skip=-1");

        assertThat(response.violations())
                .containsExactly(
                        "skip greater_than_equal",
                        "limit greater_than_equal",
                        "total bool_parsing",
                        "author_id greater_than_equal",
                        "status enum");
    }

    @Test
    void names_what_is_wrong_with_the_path_before_the_query_and_the_body() {
        Api.Response query = api.get("/users/0/posts?limit=0");
        Api.Response body = api.patch("/posts/x", "{\"title\": \"\"}");
        Api.Response none = api.send("PATCH", "/posts/x", new byte[0]);

        assertThat(query.violations()).containsExactly("user_id greater_than_equal", "limit greater_than_equal");
        assertThat(body.violations()).containsExactly("post_id int_parsing", "#/title string_too_short");
        assertThat(none.violations()).containsExactly("post_id int_parsing", "# missing");
    }

    @Test
    void never_repeats_what_was_sent() {
        Api.Response response = api.post(
                "/users", "{\"name\": 4711, \"email\": \"tell-nobody\", \"password\": \"hunter2\", \"age\": 999}");

        assertThat(response.status()).isEqualTo(422);
        // The id of the request is random.
        assertThat(response.body().replaceFirst("\"instance\":\"[^\"]*\"", ""))
                .doesNotContain("4711", "tell-nobody", "hunter2", "999");
    }

    @Test
    void accepts_text_of_full_length_in_code_points() {
        stubs.registerUser = registration -> Stubs.registered(Users.alice(new UserId(7)));
        stubs.registerUserWithPassword = (registration, password) -> Stubs.registered(Users.alice(new UserId(7)));
        stubs.writePost = draft -> Stubs.written(Posts.published(new PostId(1), draft.author()));

        assertThat(api.post("/users", with(USER, "name", text("😀".repeat(100))))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/users", with(USER, "email", text("x".repeat(243) + "@example.com")))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/users", with(USER, "password", text("😀🐎🔋🧷😀🔋🐎🧷")))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/posts", with(POST, "body", text("😀".repeat(100_000))))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /users", "PATCH /users/7", "PUT /users/me/password", "POST /posts", "PATCH /posts/1"})
    void misses_a_body_that_is_empty(String operation) {
        String[] call = operation.split(" ", 2);

        Api.Response untyped = api.send(call[0], call[1], new byte[0]);
        Api.Response typed = api.sendJson(call[0], call[1], "");

        assertThat(untyped.status()).isEqualTo(422);
        assertThat(untyped.violations()).containsExactly("# missing");
        assertThat(typed.violations()).containsExactly("# missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "true", "5", "\"text\"", "[{\"title\": \"Hello\"}]"})
    void wants_an_object(String body) {
        Api.Response response = api.post("/posts", body);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.violations()).containsExactly("# model_attributes_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "{}}",
                "{} {}",
                "[] []",
                "[",
                "title",
                "{'title': 'Hello'}",
                "{\"title\": \"Hello\",}",
                "{\"title\": \"Hello\", \"title\": \"Again\"}",
                "{\"x\": 1, \"x\": 2, \"title\": \"Hello\"}",
                "{\"x\": {\"y\": 1, \"y\": 2}, \"title\": \"Hello\"}",
                "{\"title\": \"a\nb\"}",
                "{\"age\": 007}",
                "{\"age\": +1}",
                "{\"age\": NaN}",
                "{\"title\": \"\\x\"}"
            })
    void refuses_what_is_no_json(String body) {
        Api.Response response = api.post("/posts", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isEqualTo("unreadable-body");
    }

    @Test
    void refuses_json_in_another_encoding_than_utf_8() {
        String body = "{\"title\": \"é\"}";

        Api.Response latin = api.send(
                "POST", "/posts", body.getBytes(StandardCharsets.ISO_8859_1), "Content-Type", "application/json");
        Api.Response wide =
                api.send("POST", "/posts", body.getBytes(StandardCharsets.UTF_16), "Content-Type", "application/json");

        assertThat(latin.problem()).isEqualTo("unreadable-body");
        assertThat(wide.problem()).isEqualTo("unreadable-body");
    }

    @Test
    void refuses_json_that_nests_deeper_than_64() {
        assertThat(api.post("/posts", "{\"x\": " + "[".repeat(64) + "]".repeat(64) + "}")
                        .problem())
                .isEqualTo("unreadable-body");
        assertThat(api.post("/posts", "[".repeat(500_000)).problem()).isEqualTo("unreadable-body");
        assertThat(api.post("/posts", "{\"x\": " + "[".repeat(63) + "]".repeat(63) + "}")
                        .violations())
                .containsExactly("#/title missing");
    }

    @Test
    void refuses_a_body_over_a_mebibyte_whatever_it_is() {
        Api.Response large = api.post("/posts", " ".repeat(1024 * 1024 + 1));
        Api.Response full = api.post("/posts", "{}" + " ".repeat(1024 * 1024 - 2));

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.problem()).isEqualTo("content-too-large");
        assertThat(large.header("Connection")).isEqualTo("close");
        assertThat(full.violations()).containsExactly("#/title missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/jsonx",
                "nonsense"
            })
    void reads_no_body_of_another_type_than_json(String type) {
        Api.Response response = api.send("POST", "/posts", "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", type);

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.problem()).isEqualTo("unsupported-media-type");
        assertThat(response.header("Accept")).isEqualTo("application/json, application/*+json");
    }

    @Test
    void reads_no_body_without_a_type() {
        Api.Response response = api.send("POST", "/posts", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(response.problem()).isEqualTo("unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/JSON; charset=UTF-8",
                "application/merge-patch+json",
                "application/vnd.example+json"
            })
    void reads_every_kind_of_json(String type) {
        stubs.editPost = edit -> Posts.published(edit.id(), edit.actor());

        Api.Response response =
                api.send("PATCH", "/posts/1", "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", type);

        assertThat(response.status()).isEqualTo(200);
    }

    private static Broken left(String field, String code) {
        return new Broken(field, null, code, null);
    }

    private static Broken sent(String field, String value, String code) {
        return new Broken(field, value, code, null);
    }

    private static Broken sent(String field, String value, String code, long limit) {
        return new Broken(field, value, code, limit);
    }

    private static String text(String value) {
        return "\"" + value + "\"";
    }

    /** Inserts the text of a value unchanged: no mapper writes values that are this wrong. */
    private static String with(String body, String field, @Nullable String value) {
        ObjectNode rest = (ObjectNode) Api.json(body);
        rest.remove(field);
        if (value == null) {
            return rest.toString();
        }
        String others = rest.toString().substring(1);
        return "{\"" + field + "\": " + value + (others.equals("}") ? "" : ", ") + others;
    }

    /** A field with an invalid value. */
    record Broken(
            String field,
            @Nullable String value,
            String code,
            @Nullable Long limit) {

        Arguments in(String method, String uri, String body) {
            return Arguments.of(method, uri, with(body, field, value), this);
        }

        /** {@return a short form for the name of a test} */
        @Override
        public String toString() {
            return field + " " + code;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, #/password password_common",
        "alice@example.com, #/password password_is_email",
        "alicealice, #/password password_is_email_local_part",
        "Alice Smith, #/password password_is_name",
        "Masthead1, #/password password_service_word",
        "aaaaaaaa, #/password password_repetition",
        "9876543210, #/password password_sequence"
    })
    void refuses_a_password_that_others_would_try_first(String password, String violation) {
        String local = password.equals("alicealice") ? "alicealice" : "alice";

        assertThat(api.post(
                                "/users",
                                "{\"name\": \"alice SMITH\", \"email\": \"" + local
                                        + "@example.com\", \"age\": 25, \"password\": \"" + password + "\"}")
                        .violations())
                .containsExactly(violation);
    }

    @Test
    void names_a_weak_password_beside_everything_else_that_is_wrong() {
        assertThat(api.post("/users", "{\"age\": -1, \"email\": \"x\", \"password\": \"password\"}")
                        .violations())
                .containsExactly(
                        "#/name missing",
                        "#/email string_pattern_mismatch",
                        "#/age greater_than_equal",
                        "#/password password_common");
    }
}
