package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists, searches and conditional requests over HTTP. */
@SharedService
@SuppressWarnings("MethodName")
class ReadingTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final JsonMapper JSON = new JsonMapper();

    private final Http http;
    private final Http alice;
    private final long aliceId;

    ReadingTest(RunningService service) {
        http = service.http();
        alice = http.newcomer("alice-" + UUID.randomUUID() + "@reading.test");
        aliceId = alice.get("/users/me").id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=title", "&sort=-published_at", "&q=walk"})
    void whoever_walks_by_cursor_sees_what_stands_once_while_others_come_and_go(String order) {
        Set<Long> standing = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            standing.add(write("Walk " + i % 7, "standing", "published"));
        }
        AtomicBoolean walked = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            while (!walked.get()) {
                List<Long> passing = List.of(write("Walk 0", "", "published"), write("Walk 9", "", "published"));
                passing.forEach(id -> alice.delete("/posts/" + id));
            }
        });

        List<Long> seen;
        try {
            seen = walk("/posts?limit=3&author_id=" + aliceId + order);
        } finally {
            walked.set(true);
            others.join();
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(standing);
    }

    @Test
    void no_draft_leaks_through_search_order_cursor_count_or_inclusion() {
        String secret = "secret" + UUID.randomUUID().toString().replace("-", "");
        long draft = write(secret, secret, "draft");
        long published = write("Open " + secret, "", "published");
        Http bob = http.newcomer("bob-" + UUID.randomUUID() + "@reading.test");
        String mine = "/posts?limit=1&author_id=" + aliceId + "&q=" + secret;

        for (Http reader : List.of(http, bob)) {
            for (String more : List.of("", "&sort=title", "&sort=-id", "&sort=-published_at", "&include=author")) {
                assertThat(walk(reader, mine + more)).containsExactly(published);
            }
            assertThat(reader.get(mine + "&total=true").header("X-Total-Count")).isEqualTo("1");
            assertThat(walk(reader, mine + "&status=draft")).isEmpty();
            assertThat(reader.get("/posts/" + draft + "?include=author").status())
                    .isEqualTo(404);
            assertThat(reader.get("/users/" + aliceId + "?include=posts").body())
                    .doesNotContain("\"" + secret + "\"");
            assertThat(walk(reader, "/users/" + aliceId + "/posts?limit=1&q=" + secret))
                    .containsExactly(published);
        }

        // The author's cursor for a position after the draft shows other callers only visible posts.
        String next = next(alice.get(mine + "&sort=-published_at"));
        assertThat(ids(http.get(next))).containsExactly(published);
        assertThat(walk(alice, mine)).containsExactlyInAnyOrder(draft, published);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "----",
                "- - -",
                "or or or",
                "(((",
                "!&|<->:*",
                "'; drop table posts; --",
                "\u0001\u001f",
                "\u202e\u200b\ufeff",
                "e\u0301\u0301\u0301",
                "👩‍👩‍👧‍👦",
                "\ud800\udf48",
                "\uffff\ufffe",
                "%",
                "\\",
                "İıſK",
                "ﷺ",
                "\u0000" + "a",
                "日本語 OR русский -العربية"
            })
    void any_text_is_a_legal_query(String text) {
        Http.Response response = http.get("/posts?total=true&include=author&q=" + encoded(text));

        assertThat(response.status()).isEqualTo(text.contains("\u0000") ? 422 : 200);
    }

    @Test
    void a_plus_that_is_not_encoded_is_a_space_and_no_offset() {
        assertThat(http.get("/posts?published_after=2026-01-02T03:04:05+02:00").codes())
                .containsExactly("datetime_parsing");
        assertThat(http.get("/posts?published_after=2026-01-02T03:04:05%2B02:00")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_long_query_is_answered_with_all_its_links() {
        String longest = "q=" + "ä".repeat(1_000);
        http.newcomer("long-" + UUID.randomUUID() + "@reading.test");

        Http.Response response =
                http.get("/users?limit=1&skip=1&" + longest.replace("ä", "%C3%A4") + "&x=" + "y".repeat(1_500));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Link")).contains("rel=\"prev\"", "rel=\"first\"");
        assertThat(http.get("/posts?" + longest.replace("ä", "%C3%A4")).status())
                .isEqualTo(200);
    }

    @Test
    void what_a_caller_has_already_is_not_sent_again_until_it_changes() {
        long post = write("Conditional", "", "published");
        for (String target : List.of(
                "/posts/" + post,
                "/posts/" + post + "?include=author",
                "/users/" + aliceId,
                "/users/" + aliceId + "?include=posts",
                "/posts?author_id=" + aliceId,
                "/posts?include=author&author_id=" + aliceId,
                "/users/" + aliceId + "/posts?q=conditional&fields=id")) {
            String tag = http.get(target).header("ETag");
            assertThat(conditional(target, tag).status()).as(target).isEqualTo(304);
            assertThat(conditional(target, "\"x\", " + tag).status()).as(target).isEqualTo(304);
            assertThat(conditional(target, "*").status()).as(target).isEqualTo(304);
            assertThat(conditional(target, tag).header("ETag")).as(target).isEqualTo(tag);
            assertThat(http.send("HEAD", target, BodyPublishers.noBody(), "If-None-Match", tag)
                            .status())
                    .isEqualTo(304);
        }

        String withAuthor = http.get("/posts/" + post + "?include=author").header("ETag");
        String alone = http.get("/posts/" + post).header("ETag");
        alice.json("PATCH", "/users/me", "{\"name\":\"Alicia\"}");

        assertThat(conditional("/posts/" + post + "?include=author", withAuthor).status())
                .isEqualTo(200);
        assertThat(conditional("/posts/" + post, alone).status()).isEqualTo(304);

        String withPosts = http.get("/users/" + aliceId + "?include=posts").header("ETag");
        alice.json("PATCH", "/posts/" + post, "{\"title\":\"Changed\"}");

        assertThat(conditional("/users/" + aliceId + "?include=posts", withPosts)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void finds_by_words_the_best_first_and_shows_authors_and_chosen_members() {
        String word = "needle" + UUID.randomUUID().toString().substring(0, 8).replace("-", "");
        long inTitle = write("The " + word, "in the title", "published");
        long inBody = write("Elsewhere", "the " + word + " is here", "published");

        Http.Response response = http.get("/posts?include=author&fields=id,author&total=true&q=" + word);

        assertThat(ids(response)).containsExactly(inTitle, inBody);
        assertThat(response.header("X-Total-Count")).isEqualTo("2");
        assertThat(response.json().get(0).propertyNames()).containsExactly("id", "author");
        assertThat(response.json().get(0).get("author").get("id").asLong()).isEqualTo(aliceId);
        assertThat(ids(http.get("/posts?sort=-id&q=" + word))).containsExactly(inBody, inTitle);
        assertThat(ids(http.get("/posts?q=" + word + "%20-elsewhere"))).containsExactly(inTitle);
    }

    private Http.Response conditional(String target, String tags) {
        return http.send("GET", target, BodyPublishers.noBody(), "If-None-Match", tags);
    }

    private List<Long> walk(String target) {
        return walk(http, target);
    }

    private static List<Long> walk(Http reader, String target) {
        List<Long> seen = new ArrayList<>();
        for (String next = target; !next.isEmpty(); ) {
            Http.Response response = reader.get(next);
            seen.addAll(ids(response));
            next = next(response);
        }
        return seen;
    }

    private static List<Long> ids(Http.Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return StreamSupport.stream(response.json().spliterator(), false)
                .map(entry -> entry.get("id").asLong())
                .toList();
    }

    private static String next(Http.Response response) {
        Matcher link = NEXT.matcher(response.header("Link"));
        return link.find() ? link.group(1).replaceFirst("^http://[^/]*", "") : "";
    }

    private long write(String title, String body, String status) {
        JsonNode post =
                JSON.createObjectNode().put("title", title).put("body", body).put("status", status);
        return alice.post("/posts", post.toString()).id();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
