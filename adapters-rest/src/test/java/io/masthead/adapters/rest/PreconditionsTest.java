package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@RestSlice
@SuppressWarnings("MethodName")
class PreconditionsTest {

    private static final UserId ALICE = new UserId(7);

    private final Api api;
    private final Stubs stubs;
    private final List<VersionCondition> passed = new ArrayList<>();

    PreconditionsTest(Api api, Stubs stubs) {
        this.api = api.as(7);
        this.stubs = stubs;
    }

    @BeforeEach
    void note() {
        stubs.editPost = edit -> {
            passed.add(edit.condition());
            return Posts.published(new PostId(1), ALICE);
        };
        stubs.editUser = edit -> {
            passed.add(edit.condition());
            return Users.alice(ALICE);
        };
        stubs.deletePost = deletion -> passed.add(deletion.condition());
        stubs.closeAccount = closing -> passed.add(closing.condition());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /posts/1",
                "DELETE /posts/1",
                "PATCH /users/7",
                "DELETE /users/7",
                "PATCH /users/me",
                "DELETE /users/me"
            })
    void passes_the_condition_on_with_every_change_that_has_one(String operation) {
        Api.Response with = send(operation, "If-Match", "\"3\"");
        Api.Response without = send(operation);

        assertThat(List.of(with.status(), without.status())).isSubsetOf(200, 204);
        assertThat(passed).containsExactly(VersionCondition.oneOf(Set.of(3L)), VersionCondition.ANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "\"0\"; 0",
                "\"3\", \"4\"; 3 4",
                "\"3\",\"4\" , ,\"4\"; 3 4",
                ",\"3\",; 3",
                "\"3.abcd\"; 3",
                "\"3.\"; 3",
                "\"3\", W/\"4\"; 3",
                "W/\"3\"; ''",
                "\"\"; ''",
                "\"abc,def\"; ''",
                "\"03\", \"-3\", \"+3\", \" 3\"; malformed",
                "\"03\", \"-3\", \"+3\", \"3x\", \".3\"; ''",
                "\"999999999999999999\"; 999999999999999999",
                "\"9999999999999999999999\"; ''",
                "\"\u00e9\"; ''"
            })
    void knows_which_versions_the_tags_stand_for(String header, String versions) {
        Api.Response response = patch("If-Match", header);

        if (versions.equals("malformed")) {
            assertThat(response.violations()).containsExactly("If-Match etag_malformed");
        } else {
            Set<Long> expected = Arrays.stream(versions.split(" "))
                    .filter(version -> !version.isEmpty())
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
            assertThat(passed).containsExactly(VersionCondition.oneOf(expected));
        }
    }

    @Test
    void reads_several_lines_as_one_list() {
        patch("If-Match", "\"3\"", "If-Match", "\"4\"");

        assertThat(passed).containsExactly(VersionCondition.oneOf(Set.of(3L, 4L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\t*"})
    void takes_any_version_of_what_is_there_where_the_caller_says_so(String header) {
        patch("If-Match", header);

        assertThat(passed).containsExactly(VersionCondition.ANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "3",
                "'3'",
                "\"3",
                "3\"",
                "\"3\" \"4\"",
                "*, \"3\"",
                "\"3\", *",
                "w/\"3\"",
                "\"a b\"",
                "W/",
                "\"3\";"
            })
    void refuses_what_is_no_list_of_tags(String header) {
        Api.Response response = patch("If-Match", header);

        assertThat(response.problem()).isEqualTo("invalid-request");
        assertThat(response.violations()).containsExactly("If-Match etag_malformed");
        assertThat(passed).isEmpty();
    }

    @Test
    void reads_very_many_tags() {
        patch("If-Match", "\"3\",".repeat(100_000) + "\"" + "x".repeat(100_000) + "\"");

        assertThat(passed).containsExactly(VersionCondition.oneOf(Set.of(3L)));
    }

    @Test
    void names_what_is_wrong_with_the_header_between_path_and_body() {
        Api.Response response = api.send(
                "PATCH",
                "/posts/0",
                "{\"title\": \"\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "If-Match",
                "3");

        assertThat(response.violations())
                .containsExactly("post_id greater_than_equal", "If-Match etag_malformed", "#/title string_too_short");
    }

    @ParameterizedTest
    @CsvSource({
        "/posts/{post_id}, patch",
        "/posts/{post_id}, delete",
        "/users/{user_id}, patch",
        "/users/{user_id}, delete",
        "/users/me, patch",
        "/users/me, delete"
    })
    void describes_the_header(String path, String method) {
        JsonNode described =
                api.get("/openapi.json").json().get("paths").get(path).get(method);

        assertThat(described
                        .get("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.get("name").asString().equals("If-Match")))
                .singleElement()
                .satisfies(header -> {
                    assertThat(header.get("in").asString()).isEqualTo("header");
                    assertThat(header.path("required").asBoolean(false)).isFalse();
                    assertThat(header.at("/schema/type").asString()).isEqualTo("string");
                });
    }

    @Test
    void knows_no_other_condition() {
        patch("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT");

        assertThat(passed).containsExactly(VersionCondition.ANY);
    }

    private Api.Response patch(String... headers) {
        return send("PATCH /posts/1", headers);
    }

    private Api.Response send(String operation, String... headers) {
        String[] call = operation.split(" ", 2);
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        byte[] body = call[0].equals("PATCH") ? new byte[] {'{', '}'} : new byte[0];
        return api.send(call[0], call[1], body, all);
    }
}
