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
 * What can be done with comments. Each use case is all or nothing by itself.
 *
 * @param write writes a comment
 * @param find finds a comment
 * @param list lists the comments on a post
 * @param edit changes a comment
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

    /** Writes a comment on a post that its author sees. */
    public interface WriteComment {

        /** A comment to be written, once if the request is idempotent. */
        record Draft(PostId post, UserId author, CommentText text, Optional<IdempotentRequest> idempotency) {}

        Outcome<Comment> write(Draft draft);
    }

    /** Finds a comment on a post that the viewer sees. */
    public interface FindComment {

        Comment find(CommentId id, Optional<UserId> viewer);
    }

    /** Lists the comments on a post that the viewer sees, the newest first. */
    public interface ListComments {

        /** Which comments, after which, how many; with the total if wanted. */
        record Query(
                PostId post, Optional<UserId> viewer, Optional<CommentId> after, PageRequest page, boolean total) {}

        Page<Comment, CommentId> list(Query query);
    }

    /** Changes a comment: one's own, or as an admin any. */
    public interface EditComment {

        /** Who changes which comment into what, if it has a version that will do. */
        record Edit(UserId actor, CommentId id, CommentText text, VersionCondition condition) {}

        Comment edit(Edit edit);
    }

    /** Deletes a comment: one's own, or as an admin any. */
    public interface DeleteComment {

        /** Who deletes which comment, if it has a version that will do. */
        record Deletion(UserId actor, CommentId id, VersionCondition condition) {}

        void delete(Deletion deletion);
    }
}
