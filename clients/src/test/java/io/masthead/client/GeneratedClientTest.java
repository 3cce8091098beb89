package io.masthead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.client.model.Account;
import io.masthead.client.model.ImportedLine;
import io.masthead.client.model.Post;
import io.masthead.client.model.PostCreate;
import io.masthead.client.model.PostUpdate;
import io.masthead.client.model.SparsePost;
import io.masthead.client.model.Token;
import io.masthead.client.model.User;
import io.masthead.client.model.UserCreate;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tour of docs/api.md with a client that openapi-generator makes of docs/openapi.json. */
class GeneratedClientTest {

    private static final String SERVICE = Objects.requireNonNull(
            System.getenv("MASTHEAD"), "Nothing to test: node with-service.mjs ../mvnw -f pom.xml test");
    private static final String EMAIL = "java@example.com";
    private static final String PASSWORD = "correct horse battery staple";

    private final ApiClient anyone = client();
    private final ApiClient alice = client();

    @BeforeEach
    void signIn() throws ApiException {
        UserCreate registration =
                new UserCreate().name("Alice").email(EMAIL).age(25).password(PASSWORD);
        // The same key returns the same account, in any order of the tests.
        new UsersApi(anyone).registerUser(registration, "generated-java-client");
        Token token = new SigningInApi(anyone).signIn("password", EMAIL, PASSWORD, null);
        alice.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + token.getAccessToken()));
    }

    @Test
    void writes_reads_lists_and_changes_a_post() throws ApiException {
        PostsApi posts = new PostsApi(alice);

        Account self = new UsersApi(alice)
                .findAccount(UsersApi.APIFindAccountRequest.newBuilder().build());
        Post written = posts.writePost(new PostCreate().title("Hello").body("First post."), null);
        ApiResponse<SparsePost> read = posts.findPostWithHttpInfo(written.getId(), "author", null, null);
        String tag = read.getHeaders().get("etag").get(0);
        Post changed = posts.editPost(written.getId(), new PostUpdate().title("Hello again"), tag);
        List<SparsePost> listed = posts.listPostsOfUser(PostsApi.APIListPostsOfUserRequest.newBuilder()
                .userId(self.getId())
                .limit(10)
                .build());

        assertThat(self.getEmail()).isEqualTo(EMAIL);
        assertThat(written.getStatus()).isEqualTo(Post.StatusEnum.PUBLISHED);
        assertThat(read.getData().getAuthor()).extracting(User::getId).isEqualTo(self.getId());
        assertThat(changed.getTitle()).isEqualTo("Hello again");
        assertThat(changed.getBody()).isEqualTo("First post.");
        assertThat(listed).extracting(SparsePost::getTitle).contains(changed.getTitle());
    }

    @Test
    void imports_posts_lists_them_in_pages_and_in_parts_and_deletes_them() throws Exception {
        PostsApi posts = new PostsApi(alice);
        String lines = "{\"title\":\"One\"}\n{\"title\":\"\"}\n{\"title\":\"Two\"}\n";

        File results = posts.importPosts(lines, null);
        List<ImportedLine> imported = Files.readAllLines(results.toPath()).stream()
                .map(GeneratedClientTest::importedLine)
                .toList();
        List<SparsePost> first = posts.listPosts(
                PostsApi.APIListPostsRequest.newBuilder().limit(1).q("One").build());
        ApiResponse<List<SparsePost>> page = posts.listPostsWithHttpInfo(
                PostsApi.APIListPostsRequest.newBuilder().limit(1).fields("id,title").build());
        String after = page.getHeaders().get("link").get(0).replaceFirst(".*[?&]after=([^&>]*).*", "$1");
        List<SparsePost> next = posts.listPosts(
                PostsApi.APIListPostsRequest.newBuilder().limit(1).after(after).build());
        for (ImportedLine line : imported) {
            if (line.getStatus() == 201) {
                posts.deletePost(line.getId(), null);
            }
        }

        assertThat(imported).extracting(ImportedLine::getStatus).containsExactly(201, 422, 201);
        assertThat(first).extracting(SparsePost::getTitle).containsExactly("One");
        assertThat(page.getData()).singleElement().satisfies(sparse -> {
            assertThat(sparse.getTitle()).isEqualTo("Two");
            assertThat(sparse.getBody()).isNull();
        });
        assertThat(next).extracting(SparsePost::getTitle).containsExactly("One");
    }

    @Test
    void is_told_that_another_was_first() throws ApiException {
        PostsApi posts = new PostsApi(alice);
        Post written = posts.writePost(new PostCreate().title("Hello").status(PostCreate.StatusEnum.DRAFT), null);
        String tag = posts.findPostWithHttpInfo(written.getId(), null, null, null)
                .getHeaders()
                .get("etag")
                .get(0);
        posts.editPost(written.getId(), new PostUpdate().title("First"), tag);

        ApiException stale = catchThrowableOfType(
                ApiException.class, () -> posts.editPost(written.getId(), new PostUpdate().title("Second"), tag));

        assertThat(stale.getCode()).isEqualTo(412);
    }

    @Test
    void hears_what_is_wrong() {
        ApiException stranger = catchThrowableOfType(
                ApiException.class, () -> new PostsApi(anyone).writePost(new PostCreate().title("Hello"), null));
        ApiException untitled = catchThrowableOfType(
                ApiException.class, () -> new PostsApi(alice).writePost(new PostCreate().title(""), null));

        assertThat(stranger.getCode()).isEqualTo(401);
        assertThat(untitled.getCode()).isEqualTo(422);
        assertThat(untitled.getResponseBody()).contains("string_too_short");
    }

    private static ImportedLine importedLine(String line) {
        try {
            return new ObjectMapper().readValue(line, ImportedLine.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(SERVICE);
        return client;
    }
}
