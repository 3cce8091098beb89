package com.acme.comments;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/**
 * Use cases of comments. Each is atomic.
 *
 * @param write writes a comment
 * @param find finds a comment
 * @param list lists the comments on a post
 * @param edit edits a comment
 * @param delete deletes a comment
 */
public record CommentUseCases(
        WriteComment write, FindComment find, ListComments list, EditComment edit, DeleteComment delete) {

    /**
     * Assembles the use cases of comments.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static CommentUseCases assemble(CommentPorts ports) {
        CommentService service = new CommentService(ports);
        UnitOfWork work = ports.unitOfWork();
        return new CommentUseCases(
                draft -> work.run(() -> service.write(draft)),
                (id, viewer) -> work.read(() -> service.find(id, viewer)),
                query -> work.read(() -> service.list(query)),
                edit -> work.run(() -> service.edit(edit)),
                deletion -> work.run(() -> service.delete(deletion)));
    }

    /** Writes a comment on a post visible to the author. */
    public interface WriteComment {

        /** Command to write a comment, idempotent with a key. */
        record Draft(PostId post, UserId author, CommentText text, Optional<IdempotentRequest> idempotency) {}

        Outcome<Comment> write(Draft draft);
    }

    /** Finds a comment on a post visible to the viewer. */
    public interface FindComment {

        Comment find(CommentId id, Optional<UserId> viewer);
    }

    /** Lists the comments on a post visible to the viewer, newest first. */
    public interface ListComments {

        /** Query for a page of comments, with the total if requested. */
        record Query(
                PostId post, Optional<UserId> viewer, Optional<CommentId> after, PageRequest page, boolean total) {}

        Page<Comment, CommentId> list(Query query);
    }

    /** Edits a comment of the authenticated user or, as an admin, of any user. */
    public interface EditComment {

        /** Command to edit a comment if its version meets the condition. */
        record Edit(UserId actor, CommentId id, CommentText text, VersionCondition condition) {}

        Comment edit(Edit edit);
    }

    /** Deletes a comment of the authenticated user or, as an admin, of any user. */
    public interface DeleteComment {

        /** Command to delete a comment if its version meets the condition. */
        record Deletion(UserId actor, CommentId id, VersionCondition condition) {}

        void delete(Deletion deletion);
    }
}
