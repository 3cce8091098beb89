package io.masthead.adapters.rest.post;

import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.application.post.DeletePost;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.ListPostsOfUser;
import io.masthead.application.post.PostView;
import io.masthead.application.post.WritePost;
import io.masthead.domain.Forbidden;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.entitytag.IfMatch;
import io.masthead.http.fieldset.SelectableFields;
import io.masthead.http.headers.PublicCache;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.idempotency.IdempotencyKeyHeader;
import io.masthead.http.paging.PageQuery;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.problem.Problems;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operations of posts. */
@RestController
@Tag(name = "Posts")
final class PostController {

    private final WritePost writePost;
    private final FindPost findPost;
    private final ListPosts listPosts;
    private final ListPostsOfUser listPostsOfUser;
    private final EditPost editPost;
    private final DeletePost deletePost;
    private final PostCursorCodec cursors;
    private final PublicCache publicCache;

    PostController(
            WritePost writePost,
            FindPost findPost,
            ListPosts listPosts,
            ListPostsOfUser listPostsOfUser,
            EditPost editPost,
            DeletePost deletePost,
            PostCursorCodec cursors,
            PublicCache publicCache) {
        this.writePost = writePost;
        this.findPost = findPost;
        this.listPosts = listPosts;
        this.listPostsOfUser = listPostsOfUser;
        this.editPost = editPost;
        this.deletePost = deletePost;
        this.cursors = cursors;
        this.publicCache = publicCache;
    }

    @PostMapping("/posts")
    @ResponseStatus(HttpStatus.CREATED)
    @Problems({
        PostNotFound.CODE, // written by an earlier request with the same key, and deleted since
        QuotaExceeded.CODE
    })
    @Operation(operationId = "writePost", summary = "Write a post")
    ResponseEntity<PostResponse> write(
            @RequestBody PostRequest request,
            @IdempotencyKeyHeader Optional<IdempotentRequest> idempotency,
            @CurrentUser UserId author) {
        Outcome<Post> written = writePost.write(request.toDraft(author, idempotency));
        Post post = written.value();
        return CreatedResponse.of(written, "/posts/" + post.id().value())
                .eTag(EntityTag.of(post.version()))
                .body(PostResponse.of(post));
    }

    @PermitAll
    @SelectableFields
    @Admitted(WorkClass.READ)
    @EventsAfter
    @GetMapping("/posts/{post_id}")
    @Operation(operationId = "findPost", summary = "Read a post; a draft only as its author or an admin")
    ResponseEntity<PostResponse> find(
            @PathVariable("post_id") long postId,
            @QueryParameters PostQuery query,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        PostView found = findPost.find(new FindPost.Query(new PostId(postId), viewer, query.wantsAuthor()));
        ResponseEntity<PostResponse> response =
                ResponseEntity.ok().eTag(tag(found)).body(response(found));
        // With its author, whose end is that of the post.
        return publicCache.allow(
                response,
                context,
                Stream.of("/posts/" + postId, "/users/" + found.post().author().value()));
    }

    @PermitAll
    @SelectableFields
    @Admitted(WorkClass.LIST)
    @EventsAfter
    @GetMapping("/posts")
    @Operation(operationId = "listPosts", summary = "List posts, newest first, or look for some")
    ResponseEntity<List<PostResponse>> list(
            @QueryParameters PageQuery part,
            @QueryParameters AuthorQuery author,
            @QueryParameters PostListQuery query,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        PostFilter filter =
                query.toFilter(Optional.ofNullable(author.authorId()).map(UserId::new), viewer);
        ListPosts.Query posts = query(filter, part, query);
        return publicCache.allow(paged(posts).to(listPosts.list(posts), part, context), context, groups(filter, query));
    }

    @PermitAll
    @SelectableFields
    @Admitted(WorkClass.LIST)
    @EventsAfter
    @GetMapping("/users/{user_id}/posts")
    @Operation(
            operationId = "listPostsOfUser",
            summary = "List what a user wrote, newest first, or look for some of it")
    ResponseEntity<List<PostResponse>> listOfUser(
            @PathVariable("user_id") long userId,
            @QueryParameters PageQuery part,
            @QueryParameters PostListQuery query,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        UserId author = new UserId(userId);
        PostFilter filter = query.toFilter(Optional.of(author), viewer);
        ListPosts.Query posts = query(filter, part, query);
        return publicCache.allow(
                paged(posts).to(listPostsOfUser.list(new ListPostsOfUser.Query(author, posts)), part, context),
                context,
                groups(filter, query));
    }

    @PatchMapping("/posts/{post_id}")
    @Problems(Forbidden.CODE)
    @Operation(operationId = "editPost", summary = "Change a post: one's own, or as an admin any")
    ResponseEntity<PostResponse> edit(
            @PathVariable("post_id") long postId,
            @IfMatch VersionCondition condition,
            @RequestBody PostPatch patch,
            @CurrentUser UserId actor) {
        return response(editPost.edit(new Edit(actor, new PostId(postId), patch.toChanges(), condition)));
    }

    @DeleteMapping("/posts/{post_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Problems(Forbidden.CODE)
    @Operation(operationId = "deletePost", summary = "Delete a post: one's own, or as an admin any")
    void delete(@PathVariable("post_id") long postId, @IfMatch VersionCondition condition, @CurrentUser UserId actor) {
        deletePost.delete(new Deletion(actor, new PostId(postId), condition));
    }

    private static ResponseEntity<PostResponse> response(Post post) {
        return ResponseEntity.ok().eTag(EntityTag.of(post.version())).body(PostResponse.of(post));
    }

    private static Stream<String> groups(PostFilter filter, PostListQuery query) {
        return filter.author()
                .map(author -> "/users/" + author.value())
                .map(author -> Stream.of(author, author + "/posts"))
                .orElseGet(() -> query.wantsAuthors() ? Stream.of("/posts", "/users") : Stream.of("/posts"));
    }

    private ListPosts.Query query(PostFilter filter, PageQuery part, PostListQuery query) {
        PostOrder order = cursors.order(filter, query.order(), part.after());
        return new ListPosts.Query(filter, order, part.page(), part.wantsTotal(), query.wantsAuthors());
    }

    private PageResponse<PostView, PostCursor, PostResponse> paged(ListPosts.Query query) {
        PostSort sort = query.order().sort();
        return new PageResponse<>(
                place -> cursors.cursor(query.filter(), sort, place), PostController::state, PostController::response);
    }

    private static PostResponse response(PostView view) {
        return PostResponse.of(view.post(), view.author().map(UserResponse::of).orElse(null));
    }

    private static String tag(PostView view) {
        long version = view.post().version();
        return view.author()
                .map(author -> EntityTag.of(version, Stream.of(UserResponse.state(author))))
                .orElseGet(() -> EntityTag.of(version));
    }

    private static String state(PostView view) {
        Post post = view.post();
        String author = view.author().map(UserResponse::state).orElse("");
        return post.id().value() + ":" + post.version() + author;
    }
}
