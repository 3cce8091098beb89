package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@link io.masthead.domain.post.PostRepository} for sort orders, cursors and searches. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class PostListContract {

    private static final PageRequest WHOLE = PageRequest.first(100);

    /** Exceeds the length of every list, so that endless pagination is detected. */
    private static final int TOO_MANY = 200;

    /** For subclasses. */
    protected PostListContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void orders_by_identity_title_and_publication() {
        UserId alice = addAlice();
        Post b = add(alice, "b", 3);
        Post a = add(alice, "a", 1);
        Post c = add(alice, "c", 2);
        Post alsoA = add(alice, "a", 1);

        assertThat(list(PostSort.ID)).containsExactly(b, a, c, alsoA);
        assertThat(list(PostSort.ID_DESCENDING)).containsExactly(alsoA, c, a, b);
        assertThat(list(PostSort.TITLE)).containsExactly(a, alsoA, b, c);
        assertThat(list(PostSort.TITLE_DESCENDING)).containsExactly(c, b, alsoA, a);
        assertThat(list(PostSort.PUBLISHED)).containsExactly(a, alsoA, c, b);
        assertThat(list(PostSort.PUBLISHED_DESCENDING)).containsExactly(b, c, alsoA, a);
        assertThat(list(PostSort.NEWEST)).containsExactly(b, c, alsoA, a);
        assertThat(list(PostSort.RELEVANCE)).containsExactly(alsoA, c, a, b);
    }

    @Test
    void compares_titles_by_code_points() {
        UserId alice = addAlice();
        Post replacement = add(alice, "\ufffd", 1);
        Post emoji = add(alice, "😀", 1);
        Post small = add(alice, "a", 1);
        Post umlaut = add(alice, "Ä", 1);
        Post capital = add(alice, "B", 1);
        Post space = add(alice, " z", 1);

        assertThat(list(PostSort.TITLE)).containsExactly(space, capital, small, umlaut, replacement, emoji);
    }

    @Test
    void what_was_never_published_counts_as_the_future() {
        UserId alice = addAlice();
        PostFilter hers = PostFilter.PUBLIC.viewedBy(Optional.of(alice));
        Post draft = add(Post.write(
                storage().inTransaction(() -> storage().posts().nextId()),
                alice,
                new Title("Draft"),
                Body.EMPTY,
                PostStatus.DRAFT,
                Posts.WRITTEN));
        Post published = add(alice, "Published", 9);

        assertThat(paginate(hers, PostSort.PUBLISHED, 1)).containsExactly(published, draft);
        assertThat(paginate(hers, PostSort.PUBLISHED_DESCENDING, 1)).containsExactly(draft, published);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_of_large_posts_ends_early_and_goes_on(PostSort sort) {
        UserId alice = addAlice();
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("large"));
        String fourOctets = "😀".repeat(Body.MAX_LENGTH - 6);
        for (int i = 0; i < 7; i++) {
            Post unused = add(alice, "Number " + i, "large " + fourOctets, i);
        }

        Page<Post, PostCursor> page = page(filter, PostOrder.of(sort), 10);

        assertThat(page.items()).as("six of 400 kB reach 2 MiB").hasSize(6);
        assertThat(page.endsEarly()).isTrue();
        Page<Post, PostCursor> rest =
                page(filter, PostOrder.of(sort).after(page.end().orElseThrow()), 10);
        assertThat(rest.items()).hasSize(1).doesNotContainAnyElementsOf(page.items());
        assertThat(rest.endsEarly()).isFalse();
        assertThat(page(filter, PostOrder.of(sort), 6).endsEarly())
                .as("a full page")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "8, 11", "31, 4", "34, 11", "92, 11", "127, 21", "233, 11", "8232, 7", "65535, 7", "128512, 6"})
    void a_page_ends_by_the_size_of_its_posts_in_JSON(int codePoint, int posts) {
        UserId alice = addAlice();
        String body = Character.toString(codePoint).repeat(Body.MAX_LENGTH);
        for (int i = 0; i <= posts; i++) {
            Post unused = add(alice, "Number " + i, body, i);
        }

        Page<Post, PostCursor> page = page(PostFilter.PUBLIC, PostOrder.NEWEST, 30);

        assertThat(page.items()).as("as few as reach 2 MiB").hasSize(posts);
        assertThat(page.endsEarly()).isTrue();
        assertThat(page(PostFilter.PUBLIC, PostOrder.NEWEST.after(page.end().orElseThrow()), 30)
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_continues_after_each_part_sees_the_whole(PostSort sort) {
        addSeveral();
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("news"));

        List<Post> whole =
                storage().posts().list(filter, PostOrder.of(sort), WHOLE).items();

        assertThat(whole).hasSize(12);
        for (int limit : new int[] {1, 2, 5, 12}) {
            assertThat(paginate(filter, sort, limit)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_walks_misses_nothing_that_stands_and_sees_nothing_twice(PostSort sort) {
        UserId alice = addSeveral();
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("news"));
        List<Post> before =
                storage().posts().list(filter, PostOrder.of(sort), WHOLE).items();
        List<Post> unchanged = new ArrayList<>(before);
        List<Post> seen = new ArrayList<>();
        int step = 0;

        for (Page<Post, PostCursor> page = page(filter, PostOrder.of(sort), 2);
                page.end().isPresent();
                page = page(filter, PostOrder.of(sort).after(page.end().get()), 2)) {
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThan(TOO_MANY);
            // Removes the post at the cursor and an unseen one, and adds others everywhere.
            unchanged.remove(remove(page.items().get(page.items().size() - 1)));
            before.stream()
                    .filter(post -> !seen.contains(post) && unchanged.contains(post))
                    .skip(3)
                    .findFirst()
                    .ifPresent(post -> unchanged.remove(remove(post)));
            if (step < 3) {
                add(alice, "news", step);
                add(alice, "a news " + step, 100 + step);
                add(alice, "zz news news", -step);
            }
            step++;
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(unchanged);
        assertThat(unchanged).isNotEmpty();
    }

    @Test
    void passes_over_entries_behind_a_place() {
        UserId alice = addAlice();
        Post first = add(alice, "1", 1);
        Post second = add(alice, "2", 1);
        Post third = add(alice, "3", 1);
        PostOrder byId = PostOrder.of(PostSort.ID);

        Page<Post, PostCursor> start = page(PostFilter.PUBLIC, byId, 1);
        Page<Post, PostCursor> rest =
                storage().posts().list(PostFilter.PUBLIC, byId.after(start.end().orElseThrow()), new PageRequest(1, 5));

        assertThat(start.items()).containsExactly(first);
        assertThat(rest.items()).containsExactly(third).doesNotContain(second);
    }

    @Test
    void a_place_stays_when_its_post_changes_or_goes() {
        UserId alice = addAlice();
        Post a = add(alice, "a", 1);
        Post b = add(alice, "b", 1);
        PostOrder byTitle = PostOrder.of(PostSort.TITLE);
        PostOrder rest = byTitle.after(page(PostFilter.PUBLIC, byTitle, 1).end().orElseThrow());

        storage()
                .run(() -> storage()
                        .posts()
                        .save(a.edit(PostChanges.NONE.withTitle(new Title("c")), Posts.WRITTEN.plusSeconds(9))));

        assertThat(page(PostFilter.PUBLIC, rest, 5).items()).containsExactly(b, a);

        storage()
                .run(() ->
                        storage().posts().remove(storage().posts().find(a.id()).orElseThrow()));

        assertThat(page(PostFilter.PUBLIC, rest, 5).items()).containsExactly(b);
    }

    @Test
    void the_end_of_nothing_is_no_place() {
        assertThat(page(PostFilter.PUBLIC, PostOrder.NEWEST, 5).end()).isEmpty();
    }

    @Test
    void filters_by_publication_without_the_bounds_themselves() {
        UserId alice = addAlice();
        Post first = add(alice, "first", 1);
        Post second = add(alice, "second", 2);
        Post third = add(alice, "third", 3);
        Post draft =
                add(Posts.draft(storage().inTransaction(() -> storage().posts().nextId()), alice));
        PostFilter hers = PostFilter.PUBLIC.viewedBy(Optional.of(alice));
        Instant at = second.state().publishedAt().orElseThrow();

        assertThat(list(hers.withPublishedAfter(at))).containsExactly(third);
        assertThat(list(hers.withPublishedBefore(at))).containsExactly(first);
        assertThat(list(hers.withPublishedAfter(at.minusNanos(1)))).containsExactly(third, second);
        assertThat(list(hers.withPublishedAfter(at.plusNanos(1)))).containsExactly(third);
        assertThat(list(hers.withPublishedBefore(at.plusNanos(1)))).containsExactly(second, first);
        assertThat(list(hers.withPublishedAfter(at.minusNanos(1)).withPublishedBefore(at.plusNanos(1))))
                .containsExactly(second)
                .doesNotContain(draft);
        assertThat(storage().posts().count(hers.withPublishedAfter(at))).isEqualTo(1);
        assertThat(list(hers.withPublishedAfter(Instant.parse("0000-01-01T00:00:00Z"))))
                .hasSize(3);
        assertThat(list(hers.withPublishedBefore(Instant.parse("9999-12-31T23:59:59.999999999Z"))))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fox; true",
                "FOX; true",
                "quick lazy; true",
                "quick cat; false",
                "qui; false",
                "\"brown fox\"; true",
                "\"fox brown\"; false",
                "cat or fox; true",
                "cat or dogs; false",
                "cat OR quick fox; true",
                "fox -cat; true",
                "fox -lazy; false",
                "fox -\"brown fox\"; false",
                "fox -\"lazy fox\"; true",
                "straße; true",
                "日本語; true",
                "'fox, the!'; true",
                "fox/lazy; false",
                "brown-fox; true",
                "-fox; false",
                "cat or -dogs; false",
                "- fox; true",
                "\"or\"; false",
                "\"fox; true",
            })
    void finds_words_phrases_and_alternatives_in_title_and_body(String search, boolean found) {
        UserId alice = addAlice();
        Post post = add(alice, "The quick Brown fox", "jumps over the lazy dog in the Straße: 日本語", 1);
        add(alice, "Something else", "entirely", 1);

        assertSearch(search, found, post);
    }

    private void assertSearch(String search, boolean found, Post post) {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText(search));

        assertThat(list(filter)).isEqualTo(found ? List.of(post) : List.of());
        assertThat(storage().posts().count(filter)).isEqualTo(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cafe; true",
                "CAFÉ; true",
                "cafe\u0301; true",
                "creme\u0301; true",
                "\"creme brulee\"; true",
                "ελλαδα; true",
                "елка; true",
                "Viet; true",
                "か\u3099く; true",
                "かく; false",
                "हिन्दी; true",
                "हनद; false",
                "sor; false",
                "lodz; false",
                "cafe -crème; false",
                "\u0301 cafe; true",
                "\"Zoë ör Noe\u0308l\"; true",
                "-zoe cafe; false",
            })
    void finds_words_with_and_without_accents(String search, boolean found) {
        UserId alice = addAlice();
        Post post = add(alice, "Café Cre\u0300me brûlée", "Ελλάδα Ёлка Việt がく हिन्दी sør Łódź zoe or noël", 1);

        assertSearch(search, found, post);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "\"\"",
                "-",
                "--",
                "or",
                "or or",
                "!",
                "&",
                "|",
                "( ) ) (",
                "'",
                "''",
                "\\",
                ":*",
                "<->",
                "!!!",
                "%",
                "_",
                "?",
                "$1",
                ":x",
                "--;",
                "/*",
                "\u0001",
                "\u200b",
                "\ufeff",
                "\u202e",
                "😀",
                "🏳️‍🌈",
                "\u0301",
                "-\u0301",
                "\"\u0301 \u0300\"",
                "≠"
            })
    void text_without_a_word_is_a_search_that_finds_nothing(String search) {
        add(addAlice(), "Title", "Body", 1);

        assertThat(list(PostFilter.PUBLIC.withSearch(new SearchText(search)))).isEmpty();
    }

    @Test
    void any_text_is_a_search() {
        List<String> texts = new ArrayList<>();
        for (String piece : List.of(
                "\ud840\udc00",
                "a",
                "\"",
                "-",
                "- ",
                "(",
                "or ",
                "-a ",
                "\"a\" or -",
                "\\",
                "a&b|",
                "/a",
                "<a ",
                "a.b-c@",
                "\u0301")) {
            texts.add(piece.repeat(SearchText.MAX_LENGTH / piece.codePointCount(0, piece.length())));
        }
        add(addAlice(), "Title", "Body", 1);

        for (String text : texts) {
            PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText(text));
            assertThatCode(() -> {
                        page(filter, PostOrder.of(PostSort.RELEVANCE), 5);
                        storage().posts().count(filter);
                    })
                    .as(text.substring(0, 4))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void ranks_a_title_above_a_text() {
        UserId alice = addAlice();
        Post title = add(alice, "All about tea", "Read on.", 1);
        Post body = add(alice, "Coffee", "There was no tea.", 2);

        assertThat(paginate(PostFilter.PUBLIC.withSearch(new SearchText("tea")), PostSort.RELEVANCE, 1))
                .containsExactly(title, body);
    }

    @Test
    void no_draft_shows_through_a_search() {
        UserId alice = addAlice();
        UserId bob = addUser(
                Users.bob(storage().inTransaction(() -> storage().users().nextId())));
        Post draft = add(Post.write(
                storage().inTransaction(() -> storage().posts().nextId()),
                alice,
                new Title("Secret plan"),
                Body.EMPTY,
                PostStatus.DRAFT,
                Posts.WRITTEN));
        PostFilter secret = PostFilter.PUBLIC.withSearch(new SearchText("secret or nothing"));

        for (PostSort sort : PostSort.values()) {
            PostOrder order = PostOrder.of(sort);
            assertThat(page(secret, order, 5).items()).isEmpty();
            assertThat(page(secret.viewedBy(Optional.of(bob)), order, 5).items())
                    .isEmpty();
            assertThat(page(secret.viewedBy(Optional.of(alice)), order, 5).items())
                    .containsExactly(draft);
        }
        assertThat(storage().posts().count(secret)).isZero();
        assertThat(storage().posts().count(secret.viewedBy(Optional.of(alice)))).isEqualTo(1);
    }

    @Test
    void finds_what_a_post_says_now() {
        Post post = add(addAlice(), "Before", 1);
        storage()
                .run(() -> storage()
                        .posts()
                        .save(post.edit(
                                PostChanges.NONE.withTitle(new Title("Afterwards")), Posts.WRITTEN.plusSeconds(9))));

        assertThat(list(PostFilter.PUBLIC.withSearch(new SearchText("before")))).isEmpty();
        assertThat(list(PostFilter.PUBLIC.withSearch(new SearchText("afterwards"))))
                .containsExactly(post);
    }

    /** Adds twelve posts, some with equal titles and instants, all matching {@code news}. */
    private UserId addSeveral() {
        UserId alice = addAlice();
        for (int i = 0; i < 12; i++) {
            add(alice, "m" + i % 4 + (i % 3 == 0 ? " news" : ""), "news ".repeat(1 + i % 2), i % 5);
        }
        return alice;
    }

    private List<Post> paginate(PostFilter filter, PostSort sort, int limit) {
        List<Post> seen = new ArrayList<>();
        PostOrder order = PostOrder.of(sort);
        for (Page<Post, PostCursor> page = page(filter, order, limit);
                page.end().isPresent();
                page = page(filter, order.after(page.end().get()), limit)) {
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThan(TOO_MANY);
        }
        return seen;
    }

    private List<Post> list(PostSort sort) {
        return page(PostFilter.PUBLIC, PostOrder.of(sort), 100).items();
    }

    private List<Post> list(PostFilter filter) {
        return page(filter, PostOrder.NEWEST, 100).items();
    }

    private Page<Post, PostCursor> page(PostFilter filter, PostOrder order, int limit) {
        return storage().posts().list(filter, order, PageRequest.first(limit));
    }

    private UserId addAlice() {
        return addUser(
                Users.alice(storage().inTransaction(() -> storage().users().nextId())));
    }

    private UserId addUser(User user) {
        storage().run(() -> storage().users().add(user));
        return user.id();
    }

    private Post add(UserId author, String title, int second) {
        return add(author, title, "Some text.", second);
    }

    private Post add(UserId author, String title, String body, int second) {
        return add(Post.write(
                storage().inTransaction(() -> storage().posts().nextId()),
                author,
                new Title(title),
                new Body(body),
                PostStatus.PUBLISHED,
                Posts.WRITTEN.plusSeconds(second)));
    }

    private Post add(Post post) {
        storage().run(() -> storage().posts().add(post));
        return post;
    }

    private Post remove(Post post) {
        storage().run(() -> storage().posts().remove(post));
        return post;
    }
}
