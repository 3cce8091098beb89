package com.acme.comments;

import com.acme.comments.CommentUseCases.DeleteComment.Deletion;
import com.acme.comments.CommentUseCases.EditComment.Edit;
import com.acme.comments.CommentUseCases.ListComments;
import com.acme.comments.CommentUseCases.WriteComment.Draft;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.entitytag.IfMatch;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.idempotency.IdempotencyKeyHeader;
import io.masthead.http.paging.CursorCodec;
import io.masthead.http.paging.PageQuery;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.problem.Problems;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
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

/** Comments over HTTP. */
@RestController
@Tag(name = "Comments", description = "What users say about posts.")
final class CommentController {

    private final CommentUseCases comments;
    private final CursorCodec cursors;

    CommentController(CommentUseCases comments, CursorCodec cursors) {
        this.comments = comments;
        this.cursors = cursors;
    }

    @PostMapping("/posts/{post_id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Problems(CommentNotFound.CODE) // written by an earlier request, and deleted since
    @Operation(operationId = "writeComment", summary = "Comment on a post")
    ResponseEntity<CommentResponse> write(
            @PathVariable("post_id") long postId,
            @RequestBody CommentRequest request,
            @IdempotencyKeyHeader Optional<IdempotentRequest> idempotency,
            @CurrentUser UserId author) {
        Outcome<Comment> written = comments.write()
                .write(new Draft(new PostId(postId), author, new CommentText(request.text()), idempotency));
        Comment comment = written.value();
        return CreatedResponse.of(written, "/comments/" + comment.id().value())
                .eTag(EntityTag.of(comment.version()))
                .body(CommentResponse.of(comment));
    }

    @PermitAll
    @Admitted(WorkClass.LIST)
    @GetMapping("/posts/{post_id}/comments")
    @Operation(operationId = "listComments", summary = "List the comments on a post, newest first")
    ResponseEntity<List<CommentResponse>> list(
            @PathVariable("post_id") long postId,
            @QueryParameters PageQuery part,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        String list = "comments " + postId;
        Optional<CommentId> after = Optional.ofNullable(part.after())
                .map(cursor -> new CommentId(CursorCodec.number(cursors.read(list, cursor))));
        ListComments.Query query =
                new ListComments.Query(new PostId(postId), viewer, after, part.page(), part.wantsTotal());
        return new PageResponse<Comment, CommentId, CommentResponse>(
                        place -> cursors.write(list, CursorCodec.bytes(place.value())),
                        comment -> comment.id().value() + ":" + comment.version(),
                        CommentResponse::of)
                .to(comments.list().list(query), part, context);
    }

    @PermitAll
    @GetMapping("/comments/{comment_id}")
    @Operation(operationId = "findComment", summary = "Read a comment")
    ResponseEntity<CommentResponse> find(
            @PathVariable("comment_id") long commentId, @CurrentUser Optional<UserId> viewer) {
        return response(comments.find().find(new CommentId(commentId), viewer));
    }

    @PatchMapping("/comments/{comment_id}")
    @Problems("forbidden")
    @Operation(operationId = "editComment", summary = "Change a comment: one's own, or as an admin any")
    ResponseEntity<CommentResponse> edit(
            @PathVariable("comment_id") long commentId,
            @IfMatch VersionCondition condition,
            @RequestBody CommentRequest request,
            @CurrentUser UserId actor) {
        CommentText text = new CommentText(request.text());
        return response(comments.edit().edit(new Edit(actor, new CommentId(commentId), text, condition)));
    }

    @DeleteMapping("/comments/{comment_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Problems("forbidden")
    @Operation(operationId = "deleteComment", summary = "Delete a comment: one's own, or as an admin any")
    void delete(
            @PathVariable("comment_id") long commentId,
            @IfMatch VersionCondition condition,
            @CurrentUser UserId actor) {
        comments.delete().delete(new Deletion(actor, new CommentId(commentId), condition));
    }

    private static ResponseEntity<CommentResponse> response(Comment comment) {
        return ResponseEntity.ok().eTag(EntityTag.of(comment.version())).body(CommentResponse.of(comment));
    }
}
