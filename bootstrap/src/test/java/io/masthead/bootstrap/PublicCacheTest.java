package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What caches that clients share may store, where the operator allows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class PublicCacheTest {

    private static final String STORED = "max-age=0, public, s-maxage=5, stale-if-error=300, stale-while-revalidate=30";

    private RunningService service;
    private Http anonymous;
    private Http author;
    private String post;
    private String user;

    @BeforeAll
    void aPublishedPost() {
        service = RunningService.start(Map.of("PUBLIC_CACHE", "5s", "PUBLIC_URL", "http://localhost"));
        anonymous = service.http();
        author = anonymous.newcomer("author@cache.test");
        Http.Response written = author.post("/posts", "{\"title\":\"Cached\",\"status\":\"published\"}");
        post = written.header("Location");
        user = "/users/" + written.json().get("author_id").asLong();
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST                       | \"POST\", \"USER\"",
                "POST?include=author        | \"POST\", \"USER\"",
                "/posts                     | \"/posts\"",
                "/posts?limit=1             | \"/posts\"",
                "/posts?include=author      | \"/posts\", \"/users\"",
                "USER/posts                 | \"USER\", \"USER/posts\"",
                "USER                       | \"USER\"",
                "USER?include=posts         | \"USER\", \"USER/posts\"",
                "/users                     | \"/users\""
            })
    void an_anonymous_read_may_be_stored_in_the_groups_of_what_it_shows(String target, String groups) {
        for (String method : new String[] {"GET", "HEAD"}) {
            Http.Response response = anonymous.send(method, named(target), BodyPublishers.noBody());

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Cache-Control")).isEqualTo(STORED);
            assertThat(response.header("Cache-Groups")).isEqualTo(named(groups));
            assertThat(response.received().headers().allValues("Vary").toString())
                    .contains("Authorization");
        }
    }

    @Test
    void a_list_by_author_is_in_the_groups_of_the_author() {
        String id = user.replace("/users/", "");

        assertThat(anonymous.get("/posts?author_id=" + id).header("Cache-Groups"))
                .isEqualTo(named("\"USER\", \"USER/posts\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "/posts?limit=1", "USER", "/users"})
    void a_revalidated_response_is_stored_as_a_new_one_is(String target) {
        Http.Response first = anonymous.get(named(target));

        Http.Response again =
                anonymous.send("GET", named(target), BodyPublishers.noBody(), "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        for (String header : new String[] {"Cache-Control", "Cache-Groups", "ETag"}) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "/posts", "USER", "USER/posts", "/users"})
    void what_is_read_with_credentials_is_never_stored(String target) {
        for (Http caller : new Http[] {author, anonymous.withToken("forged")}) {
            Http.Response response = caller.get(named(target));

            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
            assertThat(response.received().headers().firstValue("Cache-Groups")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/posts/999999, 404",
        "/posts?limit=x, 422",
        "/openapi.json, 200",
        "/users/me, 401",
        "/livez, 200",
        "/, 200"
    })
    void nothing_else_may_be_used_without_asking(String target, int status) {
        Http.Response response = anonymous.get(target);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Cache-Control")).doesNotContain("s-maxage");
        assertThat(response.received().headers().firstValue("Cache-Groups")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"If-Match, '\"other\"'", "If-Unmodified-Since, 'Thu, 01 Jan 1970 00:00:00 GMT'"})
    void a_precondition_of_one_client_stores_nothing_for_others(String header, String value) {
        Http.Response response = anonymous.send("GET", named("POST"), BodyPublishers.noBody(), header, value);

        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.received().headers().firstValue("Cache-Groups")).isEmpty();
    }

    private String named(String text) {
        return text.replace("POST", post).replace("USER", user);
    }
}
