package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.ListPostsOfUser;
import io.masthead.application.post.PostView;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.Total;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class PostOperationsTest {

    private static final UserId ALICE = new UserId(7);
    private static final PostId ID = new PostId(1);
    private static final Page<PostView, PostCursor> NOTHING = new Page<>(List.of(), Optional.empty(), Optional.empty());

    private static final String PUBLISHED = """
            {"id": 1, "title": "Title 1", "body": "Some text.", "status": "published", "author_id": 7,
             "created_at": "2026-02-03T04:05:07.789012Z", "updated_at": "2026-02-03T04:05:07.789012Z",
             "published_at": "2026-02-03T04:05:07.789012Z"}
            """;

    private final Api api;
    private final Stubs stubs;

    PostOperationsTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @Test
    void writes_what_was_sent_as_the_caller_empty_and_published_by_default() {
        List<Draft> passed = new ArrayList<>();
        stubs.writePost = draft -> {
            passed.add(draft);
            return Stubs.written(Posts.published(ID, draft.author()));
        };

        api.as(7).post("/posts", "{\"title\": \"Hello\"}");
        api.as(7)
                .post("/posts", "{\"title\": \"Hello\", \"body\": \"World\", \"status\": \"draft\", \"author_id\": 9}");

        assertThat(passed)
                .containsExactly(
                        new Draft(ALICE, new Title("Hello"), Body.EMPTY, PostStatus.PUBLISHED),
                        new Draft(ALICE, new Title("Hello"), new Body("World"), PostStatus.DRAFT));
    }

    @Test
    void answers_with_the_post_and_where_to_find_it() {
        stubs.writePost = draft -> Stubs.written(Posts.published(ID, ALICE));

        Api.Response response = api.as(7).post("/posts", "{\"title\": \"Hello\"}");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo("/posts/1");
        assertThat(response.header("ETag")).isEqualTo("\"0\"");
        assertThat(response.json()).isEqualTo(Api.json(PUBLISHED));
    }

    @Test
    void finds_the_post_of_the_path_for_whoever_calls() {
        List<FindPost.Query> passed = new ArrayList<>();
        stubs.findPost = query -> {
            passed.add(query);
            return PostView.of(Posts.published(query.id(), ALICE));
        };

        Api.Response response = api.get("/posts/1");
        api.as(7).get("/posts/1");

        assertThat(passed)
                .containsExactly(
                        new FindPost.Query(ID, Optional.empty(), false),
                        new FindPost.Query(ID, Optional.of(ALICE), false));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("\"0\"");
        assertThat(response.json()).isEqualTo(Api.json(PUBLISHED));
    }

    @Test
    void shows_that_a_draft_was_never_published() {
        stubs.findPost = query -> PostView.of(Posts.draft(ID, ALICE));

        Api.Response response = api.as(7).get("/posts/1");

        assertThat(response.json().get("status").asString()).isEqualTo("draft");
        assertThat(response.json().get("published_at").isNull()).isTrue();
    }

    @Test
    void sends_nothing_to_a_caller_that_has_it_already() {
        stubs.findPost = query -> PostView.of(Posts.published(ID, ALICE));

        assertThat(api.get("/posts/1", "If-None-Match", "\"0\"").status()).isEqualTo(304);
        assertThat(api.get("/posts/1", "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void lists_with_defaults_and_with_what_was_asked_for() {
        List<ListPosts.Query> passed = new ArrayList<>();
        stubs.listPosts = query -> {
            passed.add(query);
            return NOTHING;
        };

        api.get("/posts");
        api.as(7).get("/posts?author_id=9&status=draft&skip=1&limit=2&total=true");

        assertThat(passed)
                .containsExactly(
                        new ListPosts.Query(PostFilter.PUBLIC, PostOrder.NEWEST, new PageRequest(0, 20), false, false),
                        new ListPosts.Query(
                                PostFilter.PUBLIC
                                        .viewedBy(Optional.of(ALICE))
                                        .withAuthor(new UserId(9))
                                        .withStatus(PostStatus.DRAFT),
                                PostOrder.NEWEST,
                                new PageRequest(1, 2),
                                true,
                                false));
    }

    @Test
    void answers_with_a_bare_array_in_the_order_of_the_use_case() {
        stubs.listPosts = query -> new Page<>(
                List.of(PostView.of(Posts.published(new PostId(2), ALICE)), PostView.of(Posts.published(ID, ALICE))),
                Optional.empty(),
                Optional.of(Total.of(5)));

        Api.Response response = api.get("/posts?limit=2&author_id=7&skip=0");

        assertThat(response.json().get(0).get("id").asLong()).isEqualTo(2);
        assertThat(response.json().get(1)).isEqualTo(Api.json(PUBLISHED));
        assertThat(response.header("X-Total-Count")).isEqualTo("5");
        assertThat(response.header("X-Total-Count-Relation")).isNull();
        assertThat(response.header("Link"))
                .isEqualTo("<http://localhost/posts?limit=2&author_id=7&skip=2>; rel=\"next\"");
    }

    @Test
    void says_that_there_is_more_than_was_counted() {
        stubs.listPosts = query -> new Page<>(
                List.of(PostView.of(Posts.published(ID, ALICE))), Optional.empty(), Optional.of(Total.upTo(1, 2)));

        Api.Response response = api.get("/posts?q=tea&limit=1&skip=0");

        assertThat(response.header("X-Total-Count")).isEqualTo("1");
        assertThat(response.header("X-Total-Count-Relation")).isEqualTo("gte");
        assertThat(response.header("Link")).contains("rel=\"next\"");
    }

    @Test
    void lists_what_the_user_of_the_path_wrote() {
        List<ListPostsOfUser.Query> passed = new ArrayList<>();
        stubs.listPostsOfUser = query -> {
            passed.add(query);
            return NOTHING;
        };

        api.get("/users/7/posts");
        api.as(7).get("/users/7/posts?status=published&skip=3&limit=4&total=true&author_id=wrong");

        PostFilter hers = PostFilter.PUBLIC.withAuthor(ALICE);
        assertThat(passed)
                .containsExactly(
                        new ListPostsOfUser.Query(
                                ALICE,
                                new ListPosts.Query(hers, PostOrder.NEWEST, new PageRequest(0, 20), false, false)),
                        new ListPostsOfUser.Query(
                                ALICE,
                                new ListPosts.Query(
                                        hers.viewedBy(Optional.of(ALICE)).withStatus(PostStatus.PUBLISHED),
                                        PostOrder.NEWEST,
                                        new PageRequest(3, 4),
                                        true,
                                        false)));
    }

    @Test
    void edits_what_was_sent_and_leaves_what_was_not() {
        List<Edit> passed = new ArrayList<>();
        stubs.editPost = edit -> {
            passed.add(edit);
            return Posts.published(edit.id(), ALICE);
        };

        Api.Response response = api.as(7).patch("/posts/1", "{}");
        api.as(7).patch("/posts/1", "{\"body\": \"\"}");
        api.as(7).patch("/posts/1", "{\"status\": \"published\", \"title\": \"Again\", \"author_id\": 9}");

        assertThat(passed)
                .containsExactly(
                        new Edit(ALICE, ID, PostChanges.NONE),
                        new Edit(ALICE, ID, PostChanges.NONE.withBody(Body.EMPTY)),
                        new Edit(
                                ALICE,
                                ID,
                                PostChanges.NONE.withTitle(new Title("Again")).withStatus(PostStatus.PUBLISHED)));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).isEqualTo(Api.json(PUBLISHED));
    }

    @Test
    void tags_an_edited_post_with_its_new_version() {
        Post.State s = Posts.published(ID, ALICE).state();
        stubs.editPost = edit -> Post.restore(new Post.State(
                s.id(), s.author(), s.title(), s.body(), s.status(), s.createdAt(), s.updatedAt(), s.publishedAt(), 8));

        Api.Response response = api.as(7).patch("/posts/1", "{\"title\": \"Again\"}");

        assertThat(response.header("ETag")).isEqualTo("\"8\"");
    }

    @Test
    void deletes_the_post_of_the_path() {
        List<Deletion> passed = new ArrayList<>();
        stubs.deletePost = passed::add;

        Api.Response response = api.as(7).delete("/posts/1");

        assertThat(passed).containsExactly(new Deletion(ALICE, ID));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }
}
