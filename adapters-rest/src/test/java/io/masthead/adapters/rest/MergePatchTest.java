package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON Merge Patch (RFC 7396), the same for accounts and posts. */
@RestSlice
@SuppressWarnings("MethodName")
class MergePatchTest {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Api api;
    private final Stubs stubs;
    private final List<Object> passed = new ArrayList<>();

    MergePatchTest(Api api, Stubs stubs) {
        this.api = api.as(7);
        this.stubs = stubs;
    }

    @BeforeEach
    void note() {
        stubs.editPost = edit -> {
            passed.add(edit.changes());
            return Posts.published(new PostId(1), new UserId(7));
        };
        stubs.editUser = edit -> {
            passed.add(edit.changes());
            return Users.alice(new UserId(7));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 9, \"created_at\": null, \"version\": {\"a\": [null, {\"b\": {}}]}, \"\": null}",
                "{\"Title\": null, \"NAME\": 5, \"author_id\": null, \"password_hash\": null, \"title \": 1}",
                " \t\r\n{ }\n"
            })
    void changes_nothing_where_nothing_that_can_change_is_named(String patch) {
        assertThat(patch(MERGE_PATCH, "/posts/1", patch).status()).isEqualTo(200);
        assertThat(patch(MERGE_PATCH, "/users/7", patch).status()).isEqualTo(200);
        assertThat(patch(MERGE_PATCH, "/users/me", patch).status()).isEqualTo(200);
        assertThat(passed).containsExactly(PostChanges.NONE, UserChanges.NONE, UserChanges.NONE);
    }

    @Test
    void changes_what_is_named_and_tells_empty_from_absent() {
        patch(MERGE_PATCH, "/posts/1", "{\"body\": \"\"}");
        patch(MERGE_PATCH, "/users/7", "{\"role\": \"user\", \"x\": null}");

        assertThat(passed).containsExactly(PostChanges.NONE.withBody(Body.EMPTY), UserChanges.NONE.withRole(Role.USER));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "/posts/1 | {`title`: null, `body`: null, `status`: null} | string_type string_type enum",
                "/posts/1 | {`title`: {`en`: `Hello`}, `body`: [`a`], `status`: {`draft`: null}}"
                        + " | string_type string_type enum",
                "/users/7 | {`role`: null, `age`: null, `email`: null, `name`: null}"
                        + " | string_type string_type int_type enum",
                "/users/me | {`name`: {`first`: null}, `age`: {`years`: 25}} | string_type int_type"
            })
    void removes_nothing_and_merges_into_no_value(String uri, String patch, String codes) {
        Api.Response response = patch(MERGE_PATCH, uri, patch);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.violations().stream().map(violation -> violation.split(" ", 2)[1]))
                .containsExactly(codes.split(" "));
        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"title\": \"a\"}]", "\"title\"", "5", "true", "null"})
    void refuses_a_patch_that_would_replace_the_whole(String patch) {
        for (String uri : new String[] {"/posts/1", "/users/7", "/users/me"}) {
            assertThat(patch(MERGE_PATCH, uri, patch).violations()).containsExactly("# model_attributes_type");
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void refuses_a_patch_that_says_two_things_of_one_member() {
        assertThat(patch(MERGE_PATCH, "/posts/1", "{\"title\": \"a\", \"title\": \"b\"}")
                        .problem())
                .isEqualTo("unreadable-body");
        assertThat(patch(MERGE_PATCH, "/posts/1", "{\"x\": {\"y\": 1, \"y\": 2}}")
                        .problem())
                .isEqualTo("unreadable-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {MERGE_PATCH, "Application/Merge-Patch+JSON; charset=utf-8", "application/json"})
    void reads_merge_patches_and_plain_json(String mediaType) {
        assertThat(patch(mediaType, "/posts/1", "{}").status()).isEqualTo(200);
        assertThat(patch(mediaType, "/users/7", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void says_which_patches_it_reads_where_it_does_not_read_one(String mediaType) {
        Api.Response response = patch(mediaType, "/posts/1", "{}");

        assertThat(response.problem()).isEqualTo("unsupported-media-type");
        assertThat(response.header("Accept-Patch")).isEqualTo("application/merge-patch+json, application/json");
        assertThat(api.send("POST", "/posts", new byte[] {'{', '}'}, "Content-Type", mediaType)
                        .header("Accept-Patch"))
                .isNull();
    }

    private Api.Response patch(String mediaType, String uri, String patch) {
        return api.send(
                "PATCH", uri, patch.replace('`', '"').getBytes(StandardCharsets.UTF_8), "Content-Type", mediaType);
    }
}
