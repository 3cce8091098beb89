package io.masthead.adapters.persistence.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ById;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** Plans of the server for lists of {@value #POSTS} posts: the cost of a page does not grow with its depth. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class PostPlansTest {

    private static final int POSTS = 30_000;
    private static final int DEEP = 29_000;
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
        database.jdbc().sql("""
                insert into posts
                select id, case when id % 2 = 0 then 7 else 1 + id % 100 end, 'Title ' || id, 'Text ' || id, case when id % 50 = 0 then 'DRAFT' else 'PUBLISHED' end,
                    t, t, case when id % 50 = 0 then null else t end, 0
                from generate_series(1, :posts) as id, lateral (select timestamptz '2026-01-01Z' + id * interval '1 second' as t)
                """).param("posts", POSTS).update();
        database.jdbc().sql("vacuum analyze posts").update();
    }

    @AfterAll
    void empty() {
        database.emptied();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RELEVANCE")
    void a_part_deep_in_an_order_is_read_from_its_index(PostSort sort) {
        PostFilter reader = PostFilter.PUBLIC.viewedBy(Optional.of(new UserId(7)));

        for (PostFilter filter : List.of(PostFilter.PUBLIC, reader)) {
            Plan first = plan(filter, PostOrder.of(sort));
            Plan deep = plan(filter, PostOrder.of(sort).after(deepPlace(sort)));

            assertThat(first.nodes()).as("%s", first).containsExactly("Limit", "Index Scan");
            assertThat(deep.nodes()).as("%s", deep).containsExactly("Limit", "Index Scan");
            assertThat(deep.isBoundedByIndex()).as("%s", deep).isTrue();
            assertThat(deep.pages()).as("%s", deep).isLessThanOrEqualTo(first.pages() + 5);
        }
    }

    @Test
    void what_an_author_wrote_is_read_from_its_index() {
        PostFilter filter = PostFilter.PUBLIC.withAuthor(new UserId(7));

        Plan deep = plan(filter, PostOrder.NEWEST.after(deepPlace(PostSort.NEWEST)));

        assertThat(deep.nodes()).as("%s", deep).containsExactly("Limit", "Index Scan");
        assertThat(deep.isBoundedByIndex()).isTrue();
    }

    @Test
    void all_that_one_wrote_drafts_too_is_read_from_its_index() {
        UserId author = new UserId(11);
        PostFilter own = PostFilter.PUBLIC.withAuthor(author).viewedBy(Optional.of(author));

        Plan deep = plan(own, PostOrder.NEWEST.after(deepPlace(PostSort.NEWEST)));

        assertThat(deep.nodes()).as("%s", deep).containsExactly("Limit", "Index Scan");
        assertThat(deep.indexes()).containsExactly("posts_author_newest");
        assertThat(deep.isBoundedByIndex()).isTrue();
    }

    @Test
    void ones_own_drafts_are_found_through_their_author() {
        PostFilter drafts = PostFilter.PUBLIC
                .viewedBy(Optional.of(new UserId(11)))
                .withStatus(io.masthead.domain.post.PostStatus.DRAFT);

        Plan plan = plan(drafts, PostOrder.NEWEST);

        assertThat(plan.indexes()).as("%s", plan).containsExactly("posts_author_newest");
    }

    @Test
    void a_search_asks_its_index() {
        PostFilter filter = PostFilter.PUBLIC.withSearch(new SearchText("12345 or 23456"));

        for (PostOrder order : List.of(
                PostOrder.of(PostSort.RELEVANCE),
                PostOrder.of(PostSort.RELEVANCE).after(new ByRelevance(0.5f, new PostId(DEEP))))) {
            Plan plan = plan(filter, order);

            assertThat(plan.indexes()).as("%s", plan).containsExactly("posts_search");
            assertThat(plan.nodes()).doesNotContain("Seq Scan");
        }
    }

    private static PostCursor deepPlace(PostSort sort) {
        int from = sort.isDescending() ? POSTS - DEEP : DEEP;
        PostId id = new PostId(from);
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(from);
        return switch (sort) {
            case NEWEST -> new ByCreation(at, id);
            case ID, ID_DESCENDING -> new ById(id);
            case PUBLISHED, PUBLISHED_DESCENDING -> new ByPublication(Optional.of(at), id);
            case TITLE -> new ByTitle(new Title("Title 98"), id);
            case TITLE_DESCENDING -> new ByTitle(new Title("Title 11"), id);
            case RELEVANCE -> new ByRelevance(0.5f, id);
        };
    }

    private Plan plan(PostFilter filter, PostOrder order) {
        PostListSql statement = PostListSql.listing(filter, order, PAGE);
        String plan = database.jdbc()
                .sql("explain (analyze, buffers, format json) " + statement.sql())
                .params(statement.parameters())
                .query(String.class)
                .single();
        return new Plan(JSON.readTree(Objects.requireNonNull(plan)).get(0).get("Plan"));
    }

    private record Plan(JsonNode root) {

        List<String> nodes() {
            return all().stream().map(node -> node.get("Node Type").asString()).toList();
        }

        List<String> indexes() {
            return all().stream()
                    .filter(node -> node.has("Index Name"))
                    .map(node -> node.get("Index Name").asString())
                    .toList();
        }

        boolean isBoundedByIndex() {
            return all().stream().anyMatch(node -> node.has("Index Cond"));
        }

        /** Number of pages that were read: the same on every machine, unlike time. */
        int pages() {
            return root.get("Shared Hit Blocks").asInt()
                    + root.get("Shared Read Blocks").asInt();
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
