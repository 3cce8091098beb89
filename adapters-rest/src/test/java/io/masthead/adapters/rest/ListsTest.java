package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.post.ListPosts;
import io.masthead.application.post.PostView;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.Total;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries, cursors, links and entity tags of lists. */
@RestSlice
@SuppressWarnings("MethodName")
class ListsTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]*[?&]after=([A-Za-z0-9_-]+)[^>]*)>; rel=\"next\"");
    private static final UserId ALICE = new UserId(7);
    private static final Post POST = Posts.published(new PostId(1), ALICE);

    private final Api api;
    private final Stubs stubs;
    private final List<ListPosts.Query> passed = new ArrayList<>();

    ListsTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @BeforeEach
    void everyListOfPostsHasOne() {
        stubs.listPosts = this::list;
        stubs.listPostsOfUser = query -> list(query.posts());
    }

    @ParameterizedTest
    @CsvSource({
        "/posts?limit=1, NEWEST",
        "/posts?limit=1&sort=id, ID",
        "/posts?limit=1&sort=-id, ID_DESCENDING",
        "/posts?limit=1&sort=published_at, PUBLISHED",
        "/posts?limit=1&sort=-published_at, PUBLISHED_DESCENDING",
        "/posts?limit=1&sort=title, TITLE",
        "/posts?limit=1&sort=-title, TITLE_DESCENDING",
        "/posts?limit=1&q=tea%20%22or%22, RELEVANCE",
        "/posts?limit=1&q=tea&sort=title, TITLE",
        "/users/7/posts?limit=1&status=published, NEWEST",
        "/posts?limit=1&author_id=7&published_after=2026-01-01T00:00:00Z&total=true&x=%F0, NEWEST"
    })
    void the_first_page_without_a_count_offers_a_cursor_for_its_order(String uri, PostSort sort) {
        Api.Response first = api.get(uri);
        Api.Response second = api.get(next(first));
        api.get(next(second));

        assertThat(passed)
                .extracting(ListPosts.Query::order)
                .containsExactly(
                        PostOrder.of(sort),
                        PostOrder.of(sort).after(place(sort)),
                        PostOrder.of(sort).after(place(sort)));
        assertThat(passed)
                .extracting(ListPosts.Query::filter)
                .containsOnly(passed.getFirst().filter());
        assertThat(second.header("Link")).doesNotContain("prev", "first");
    }

    @Test
    void what_was_never_published_has_a_place_too() {
        Post draft = Posts.draft(new PostId(1), ALICE);
        stubs.listPosts = query -> {
            passed.add(query);
            return page(draft, query.order().sort());
        };

        api.get(next(api.get("/posts?limit=1&sort=-published_at")));

        assertThat(passed.getLast().order().after())
                .contains(new PostCursor.ByPublication(Optional.empty(), draft.id()));
    }

    @Test
    void users_are_continued_by_cursor_too() {
        List<Optional<UserId>> after = new ArrayList<>();
        stubs.listUsers = query -> {
            after.add(query.after());
            return new Page<>(List.of(new VisibleUser(Users.alice(ALICE), true)), Optional.of(ALICE), Optional.empty());
        };

        api.get(next(api.get("/users?limit=1")));

        assertThat(after).containsExactly(Optional.empty(), Optional.of(ALICE));
    }

    @Test
    void a_cursor_takes_another_limit_and_another_reader_along() {
        String cursor = cursor(api.get("/posts?limit=1&q=tea"));

        Api.Response response = api.as(7).get("/posts?limit=50&q=tea&fields=id&total=true&after=" + cursor);

        assertThat(response.status()).isEqualTo(200);
        assertThat(passed.getLast().page()).isEqualTo(PageRequest.first(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts?after=", "/posts?skip=0&after=", "/users?after=&skip=0", "/audit?after="})
    void an_empty_cursor_is_the_beginning(String list) {
        stubs.listUsers = query -> new Page<>(List.of(), Optional.empty(), Optional.empty());
        stubs.readAudit = query -> List.of();

        Api.Response response = api.as(7).get(list);

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void an_empty_cursor_is_replaced_by_the_next() {
        String link = api.get("/posts?limit=1&after=").header("Link");

        assertThat(link).matches("<http://localhost/posts\\?limit=1&after=[A-Za-z0-9_-]+>; rel=\"next\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/posts?after=",
                "/posts?q=coffee&after=",
                "/posts?q=tea&sort=id&after=",
                "/posts?q=tea&author_id=7&after=",
                "/posts?q=tea&status=published&after=",
                "/posts?q=tea&published_after=2026-01-01T00:00:00Z&after=",
                "/posts?q=tea&published_before=2026-01-01T00:00:00Z&after=",
                "/users/7/posts?q=tea&after=",
                "/users?after="
            })
    void a_cursor_is_good_for_its_filters_and_order_alone(String other) {
        String cursor = cursor(api.get("/posts?limit=1&q=tea"));

        Api.Response response = api.get(other + cursor);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.violations()).containsExactly("after cursor_invalid");
    }

    @Test
    void a_cursor_of_the_record_is_none_of_a_list() {
        stubs.readAudit = query -> List.of(AuditOperationsTest.anyEntry(9));
        String cursor = cursor(api.as(7).get("/audit?limit=1"));

        assertThat(api.get("/users?after=" + cursor).violations()).containsExactly("after cursor_invalid");
    }

    @Test
    void names_everything_that_is_wrong_at_once() {
        Api.Response response = api.get("/users/x/posts?skip=0&limit=0&after=me&total=maybe&status=lost&sort=body"
                + "&published_after=yesterday&published_before=&q=" + "a".repeat(1001) + "&include=posts&fields=id,,x");

        assertThat(response.violations())
                .containsExactly(
                        "user_id int_parsing",
                        "skip skip_with_after",
                        "limit greater_than_equal",
                        "after cursor_invalid",
                        "total bool_parsing",
                        "status enum",
                        "published_after datetime_parsing",
                        "published_before datetime_parsing",
                        "q string_too_long",
                        "sort enum",
                        "include enum",
                        "fields enum");
        assertThat(api.get("/posts?author_id=0").violations()).containsExactly("author_id greater_than_equal");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05.678901z, 2026-01-02T03:04:05.678901Z",
        "2026-01-02T03:04:05.123456789123456789Z, 2026-01-02T03:04:05.123456Z",
        "2026-01-02T03:04:05%2B02:00, 2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05-00:00, 2026-01-02T03:04:05Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void instants_are_written_as_in_rfc_3339(String sent, Instant read) {
        api.get("/posts?published_after=" + sent);

        assertThat(passed.getFirst().filter().publishedAfter()).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04Z",
                "2026-02-30T00:00:00Z",
                "2026-01-02T24:00:00Z",
                "2026-01-02T23:59:60Z",
                "%2B12026-01-02T03:04:05Z",
                "-2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05%2B19:00",
                "2026-01-02T03:04:05%2B02:00:30",
                "1767322800",
                ""
            })
    void nothing_else_is_an_instant(String sent) {
        assertThat(api.get("/posts?published_after=" + sent).violations())
                .containsExactly("published_after datetime_parsing");
    }

    @Test
    void passes_on_what_is_asked_for() {
        api.as(7)
                .get("/posts?author_id=9&status=draft&published_after=2026-01-01T00:00:00Z"
                        + "&published_before=2027-01-01T00:00:00Z&q=%F0%9F%98%80%20-x&include=author");

        ListPosts.Query query = passed.getFirst();
        assertThat(query.filter())
                .isEqualTo(PostFilter.PUBLIC
                        .viewedBy(Optional.of(ALICE))
                        .withAuthor(new UserId(9))
                        .withStatus(PostStatus.DRAFT)
                        .withPublishedAfter(Instant.parse("2026-01-01T00:00:00Z"))
                        .withPublishedBefore(Instant.parse("2027-01-01T00:00:00Z"))
                        .withSearch(new SearchText("😀 -x")));
        assertThat(query.authors()).isTrue();
    }

    @Test
    void lists_have_a_weak_tag_that_changes_with_what_they_show() {
        Api.Response response = api.get("/posts");
        String tag = Objects.requireNonNull(response.header("ETag"));

        assertThat(tag).matches("W/\"[A-Za-z0-9_-]{16}\"");
        assertThat(api.get("/posts", "If-None-Match", "\"0\", " + tag).status()).isEqualTo(304);
        assertThat(api.get("/posts", "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(api.get("/posts?total=true").header("ETag")).isNotEqualTo(tag);
        assertThat(api.get("/posts?include=author").header("ETag")).isNotEqualTo(tag);

        stubs.listPosts = query -> page(Posts.published(new PostId(2), ALICE), PostSort.NEWEST);
        assertThat(api.get("/posts", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void a_post_with_its_author_has_a_tag_of_both() {
        VisibleUser alice = new VisibleUser(Users.alice(ALICE), true);
        stubs.findPost = query -> new PostView(POST, query.author() ? Optional.of(alice) : Optional.empty());

        Api.Response whole = api.get("/posts/1?include=author");
        String tag = Objects.requireNonNull(whole.header("ETag"));

        assertThat(whole.json().get("author")).isEqualTo(Api.json("""
                {"id": 7, "name": "Alice", "email": "alice@example.com", "created_at": "2026-01-02T03:04:05.678901Z"}
                """));
        assertThat(tag).matches("\"0\\.[A-Za-z0-9_-]{16}\"");
        assertThat(api.get("/posts/1").header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get("/posts/1", "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(api.get("/posts/1?include=author", "If-None-Match", tag).status())
                .isEqualTo(304);

        stubs.findPost = query -> new PostView(POST, Optional.of(new VisibleUser(Users.alice(ALICE), false)));
        assertThat(api.get("/posts/1?include=author", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void a_user_whose_address_is_hidden_has_another_tag_than_one_whose_address_is_shown() {
        stubs.findUser =
                query -> new VisibleUser(Users.alice(ALICE), query.viewer().isPresent());

        assertThat(api.as(7).get("/users/7").header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get("/users/7").header("ETag")).matches("\"0\\.[A-Za-z0-9_-]{16}\"");
        assertThat(api.get("/users/7").headers("Vary")).contains("Authorization");
    }

    @Test
    void keeps_the_members_that_were_named_in_their_own_order() {
        VisibleUser alice = new VisibleUser(Users.alice(ALICE), true);
        stubs.findPost = query -> new PostView(POST, Optional.of(alice));
        stubs.findUser = query -> alice;
        stubs.listUsers = query -> new Page<>(List.of(alice), Optional.of(ALICE), Optional.empty());

        assertThat(api.get("/posts/1?fields=title,id").body()).isEqualTo("{\"id\":1,\"title\":\"Title 1\"}");
        assertThat(api.get("/posts/1?include=author&fields=author")
                        .json()
                        .get("author")
                        .get("id")
                        .asLong())
                .isEqualTo(7);
        assertThat(api.get("/posts?fields=title,id,id").body()).isEqualTo("[{\"id\":1,\"title\":\"Title 1\"}]");
        assertThat(api.get("/posts?fields=author").body()).isEqualTo("[{}]");
        assertThat(api.get("/users/7/posts?fields=id").body()).isEqualTo("[{\"id\":1}]");
        assertThat(api.get("/users/7?fields=name").body()).isEqualTo("{\"name\":\"Alice\"}");
        assertThat(api.get("/users?fields=id&fields=name").body()).isEqualTo("[{\"name\":\"Alice\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/posts?fields=", "/posts?fields=authorId", "/posts?fields=id,", "/posts?fields=id,%20title",
                "/posts?fields=ID", "/posts/1?fields=posts", "/users?fields=age", "/users/7?fields=password_hash"
            })
    void refuses_members_that_no_answer_has(String uri) {
        assertThat(api.get(uri).violations()).containsExactly("fields enum");
    }

    @Test
    void a_problem_is_whole_whatever_members_were_named() {
        stubs.findPost = query -> {
            throw new io.masthead.domain.post.PostNotFound(query.id());
        };

        assertThat(api.get("/posts/1?fields=id").problem()).isEqualTo("post-not-found");
    }

    @Test
    void a_page_that_ends_early_links_on_from_its_last_entry() {
        stubs.listPosts = query -> new Page<>(
                List.of(PostView.of(POST)), Optional.of(place(query.order().sort())), Optional.empty(), true);

        assertThat(api.get("/posts?limit=5").header("Link")).contains("after=", "rel=\"next\"");
        assertThat(api.get("/posts?limit=5&skip=10").header("Link")).contains("skip=11", "rel=\"next\"");
        stubs.listPosts = this::list;
        assertThat(api.get("/posts?limit=5").header("Link")).isNull();
    }

    private Page<PostView, PostCursor> list(ListPosts.Query query) {
        passed.add(query);
        Optional<VisibleUser> author =
                query.authors() ? Optional.of(new VisibleUser(Users.alice(ALICE), true)) : Optional.empty();
        return new Page<>(
                List.of(new PostView(POST, author)),
                Optional.of(place(query.order().sort())),
                query.total() ? Optional.of(Total.of(5)) : Optional.empty());
    }

    private static Page<PostView, PostCursor> page(Post post, PostSort sort) {
        return new Page<>(List.of(PostView.of(post)), Optional.of(PostCursor.of(post, sort, 0.25f)), Optional.empty());
    }

    private static PostCursor place(PostSort sort) {
        return PostCursor.of(POST, sort, 0.25f);
    }

    private static String next(Api.Response response) {
        return link(response).group(1);
    }

    private static String cursor(Api.Response response) {
        return link(response).group(2);
    }

    private static Matcher link(Api.Response response) {
        Matcher link = NEXT.matcher(Objects.requireNonNull(response.header("Link")));
        assertThat(link.matches()).as(response.header("Link")).isTrue();
        return link;
    }
}
