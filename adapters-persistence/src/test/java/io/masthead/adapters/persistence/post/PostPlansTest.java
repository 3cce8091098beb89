package io.masthead.adapters.persistence.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ById;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans of the server for lists of {@value #POSTS} posts: the cost of a page does not grow with its depth. Rows and
 * pages are counted, since times differ. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class PostPlansTest {

    private static final int POSTS = 200_000;
    private static final int DEEP = 190_000;

    /** More than a page and the drafts of a reader, and far less than all posts. */
    private static final int FEW = 200;

    /** Pages of 8 KiB: more than any index of the posts has, and far less than the table. */
    private static final int INDEX = 2_500;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final PostFilter READER = PostFilter.PUBLIC.viewedBy(Optional.of(new UserId(8)));
    private static final PageRequest PAGE = PageRequest.first(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    PostPlansTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeAll
    void fill() {
        database.emptied().jdbc().sql("""
                insert into users
                select id, 'Name', id || '@plans.test', 25, 'USER', null, now(), now(), 0
                from generate_series(1, 100) as id""").update();
        // Built at once, indexes take a part of the time that they take row by row.
        List<Index> indexes = database.jdbc()
                .sql("select indexname, indexdef from pg_indexes"
                        + " where tablename = 'posts' and indexname <> 'posts_pkey'")
                .query((row, number) -> new Index(row.getString(1), row.getString(2)))
                .list();
        indexes.forEach(index -> database.jdbc().sql("drop index " + index.name).update());
        database.jdbc().sql("""
                insert into posts
                select id, case when id % 2 = 0 then 7 else 1 + id % 100 end, 'Title ' || id,
                    'everywhere Text ' || id || ' ' || repeat('x', 60),
                    case when draft then 'DRAFT' else 'PUBLISHED' end,
                    t, t, case when draft then null else t end, 0
                from generate_series(1, :posts) as id,
                    lateral (select timestamptz '2026-01-01Z' + id * interval '1 second' as t, id % 50 = 0 or id % 5000 = 7 as draft)
                """).param("posts", POSTS).update();
        indexes.forEach(index -> database.jdbc().sql(index.definition).update());
        // Commits of this server reach its disk later, and vacuum marks only what is there as visible to all.
        database.jdbc().sql("checkpoint").update();
        database.jdbc().sql("vacuum analyze posts").update();
    }

    @AfterAll
    void empty() {
        database.emptied();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RELEVANCE")
    void a_part_deep_in_an_order_costs_what_the_first_costs(PostSort sort) {
        for (PostFilter filter : List.of(PostFilter.PUBLIC, READER)) {
            Plan first = plan(filter, PostOrder.of(sort), PAGE);
            Plan deep = plan(filter, PostOrder.of(sort).after(deepPlace(sort)), PAGE);

            assertThat(first.rows()).as("%s", first).isLessThan(FEW);
            assertThat(deep.rows()).as("%s", deep).isLessThan(FEW);
            assertThat(first.buffers()).as("%s", first).isLessThan(FEW);
            assertThat(deep.buffers()).as("%s", deep).isLessThan(FEW);
        }
    }

    @Test
    void a_first_page_has_no_parameters_so_the_server_plans_it_once() {
        assertThat(PostListSql.listing(PostFilter.PUBLIC, PostOrder.NEWEST, PAGE)
                        .parameters())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_deep_skip_reads_an_index_and_the_rows_of_its_page(PostSort sort) {
        for (PostFilter filter : List.of(PostFilter.PUBLIC, READER)) {
            Plan deep = plan(filter, PostOrder.of(sort), new PageRequest(DEEP, 20));

            assertThat(deep.posts()).as("%s", deep).isLessThan(FEW);
            assertThat(deep.buffers()).as("%s", deep).isLessThan(INDEX);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_filter_by_publication_reads_no_post_that_it_leaves_out(PostSort sort) {
        for (int second : new int[] {100, POSTS / 2, POSTS - 100}) {
            Instant at = FIRST.plusSeconds(second);
            Plan before = plan(PostFilter.PUBLIC.withPublishedBefore(at), PostOrder.of(sort), PAGE);
            Plan after = plan(PostFilter.PUBLIC.withPublishedAfter(at), PostOrder.of(sort), PAGE);

            assertThat(before.posts()).as("%s", before).isLessThan(FEW);
            assertThat(after.posts()).as("%s", after).isLessThan(FEW);
            assertThat(before.buffers()).as("%s", before).isLessThan(INDEX);
            assertThat(after.buffers()).as("%s", after).isLessThan(INDEX);
        }
    }

    @Test
    void a_count_reads_an_index() {
        for (PostFilter filter : List.of(PostFilter.PUBLIC, READER)) {
            Plan plan = plan(PostListSql.counting(filter));

            assertThat(plan.posts()).as("%s", plan).isLessThan(FEW);
            assertThat(plan.buffers()).as("%s", plan).isLessThan(INDEX);
        }
    }

    @Test
    void a_count_for_a_quota_reads_no_more_of_an_index_than_the_quota() {
        for (long author : new long[] {7, 12}) {
            Plan plan = plan(JdbcPostRepository.countOf(1_000), Map.of("author", author));

            assertThat(plan.indexes()).as("%s", plan).containsExactly("posts_author_newest");
            assertThat(plan.rows()).as("%s", plan).isBetween(1_000d, 1_000d);
            assertThat(plan.posts()).as("%s", plan).isZero();
            assertThat(plan.buffers()).as("%s", plan).isLessThan(FEW);
        }
    }

    @Test
    void what_an_author_wrote_is_read_from_its_index() {
        PostFilter filter = PostFilter.PUBLIC.withAuthor(new UserId(12));

        Plan deep = plan(filter, PostOrder.NEWEST.after(deepPlace(PostSort.NEWEST)), PAGE);

        assertThat(deep.indexes()).as("%s", deep).containsExactlyInAnyOrder("posts_author_newest", "posts_pkey");
        assertThat(deep.rows()).as("%s", deep).isLessThan(FEW);
    }

    @Test
    void all_that_one_wrote_drafts_too_is_read_from_the_indexes_of_authors() {
        UserId author = new UserId(11);
        PostFilter own = PostFilter.PUBLIC.withAuthor(author).viewedBy(Optional.of(author));

        Plan deep = plan(own, PostOrder.NEWEST.after(deepPlace(PostSort.NEWEST)), PAGE);

        assertThat(deep.indexes())
                .as("%s", deep)
                .containsExactlyInAnyOrder("posts_author_newest", "posts_drafts", "posts_pkey");
    }

    @Test
    void ones_own_drafts_are_found_through_their_author() {
        PostFilter drafts =
                PostFilter.PUBLIC.viewedBy(Optional.of(new UserId(11))).withStatus(PostStatus.DRAFT);

        Plan plan = plan(drafts, PostOrder.NEWEST, PAGE);

        assertThat(plan.indexes()).as("%s", plan).containsExactlyInAnyOrder("posts_drafts", "posts_pkey");
    }

    @ParameterizedTest
    @EnumSource
    void a_search_for_a_rare_word_reads_its_matches_alone(PostSort sort) {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("12345 or 23456"));

        Plan plan = plan(filter, PostOrder.of(sort), PAGE);

        assertThat(plan.indexes()).as("%s", plan).contains("posts_search");
        assertThat(plan.rows()).as("%s", plan).isLessThan(FEW);
        assertThat(plan.buffers()).as("%s", plan).isLessThan(FEW);
    }

    @ParameterizedTest
    @EnumSource
    void a_search_for_a_frequent_word_reads_some_of_its_matches(PostSort sort) {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("everywhere"));

        Plan plan = plan(filter, PostOrder.of(sort), PAGE);

        assertThat(plan.rows()).as("%s", plan).isLessThan(POSTS / 2);
        assertThat(plan.buffers()).as("%s", plan).isLessThan(INDEX);
    }

    @Test
    void a_search_lists_the_newest_of_its_matches_best_first() {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("everywhere"));
        PostOrder order = PostOrder.of(PostSort.RELEVANCE);
        List<Long> listed = new ArrayList<>();

        for (Page<Post, PostCursor> page = list(filter, order);
                page.end().isPresent();
                page = list(filter, order.after(page.end().get()))) {
            page.items().forEach(post -> listed.add(post.id().value()));
        }

        assertThat(listed).hasSize(PostSort.MAX_RANKED).doesNotHaveDuplicates().allMatch(id -> id > POSTS - 1_100);
    }

    @Test
    void matches_are_counted_as_far_as_totals_go() {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("everywhere"));

        assertThat(database.posts().count(filter)).isEqualTo(PostRepository.MAX_COUNTED_MATCHES + 1);
        assertThat(database.posts().count(filter.withAuthor(new UserId(8))))
                .isEqualTo(database.posts().count(PostFilter.PUBLIC.withAuthor(new UserId(8))));
    }

    private Page<Post, PostCursor> list(PostFilter filter, PostOrder order) {
        return database.posts().list(filter, order, PageRequest.first(100));
    }

    private static PostCursor deepPlace(PostSort sort) {
        int from = sort.isDescending() ? POSTS - DEEP : DEEP;
        PostId id = new PostId(from);
        Instant at = FIRST.plusSeconds(from);
        return switch (sort) {
            case NEWEST -> new ByCreation(at, id);
            case ID, ID_DESCENDING -> new ById(id);
            case PUBLISHED, PUBLISHED_DESCENDING -> new ByPublication(Optional.of(at), id);
            case TITLE -> new ByTitle(new Title("Title 98"), id);
            case TITLE_DESCENDING -> new ByTitle(new Title("Title 11"), id);
            case RELEVANCE -> new ByRelevance(0.5f, id);
        };
    }

    private Plan plan(PostFilter filter, PostOrder order, PageRequest page) {
        return plan(PostListSql.listing(filter, order, page));
    }

    private Plan plan(PostListSql statement) {
        return plan(statement.sql(), statement.parameters());
    }

    private Plan plan(String sql, Map<String, ?> parameters) {
        String plan = database.jdbc()
                .sql("explain (analyze, buffers, format json) " + sql)
                .params(parameters)
                .query(String.class)
                .single();
        return new Plan(JSON.readTree(Objects.requireNonNull(plan)).get(0).get("Plan"));
    }

    private record Index(String name, String definition) {}

    private record Plan(JsonNode root) {

        /** Number of pages of 8 KiB that were read, from memory or from disk, some of them again and again. */
        long buffers() {
            return root.get("Shared Hit Blocks").asLong()
                    + root.get("Shared Read Blocks").asLong();
        }

        List<String> indexes() {
            return all().stream()
                    .filter(node -> node.has("Index Name"))
                    .map(node -> node.get("Index Name").asString())
                    .toList();
        }

        /** Number of posts that were read, whether used or not; reading an index alone reads none. */
        double posts() {
            return all().stream()
                    .filter(node -> node.has("Relation Name"))
                    .mapToDouble(node -> node.get("Node Type").asString().equals("Index Only Scan")
                            ? node.get("Heap Fetches").asDouble()
                            : rows(node))
                    .sum();
        }

        /** Number of rows that were read, from an index or a table. */
        double rows() {
            return all().stream()
                    .filter(node -> node.has("Relation Name"))
                    .mapToDouble(Plan::rows)
                    .sum();
        }

        private static double rows(JsonNode scan) {
            double perLoop = scan.get("Actual Rows").asDouble()
                    + scan.path("Rows Removed by Filter").asDouble(0);
            return perLoop * scan.get("Actual Loops").asDouble();
        }

        private List<JsonNode> all() {
            List<JsonNode> nodes = new ArrayList<>();
            collect(root, nodes);
            return nodes;
        }

        private static void collect(JsonNode node, List<JsonNode> nodes) {
            nodes.add(node);
            node.path("Plans").forEach(child -> collect(child, nodes));
        }
    }
}
