package com.acme.comments;

import com.acme.comments.CommentEvent.CommentDeleted;
import com.acme.comments.CommentEvent.CommentWritten;
import com.acme.comments.CommentUseCases.DeleteComment.Deletion;
import com.acme.comments.CommentUseCases.EditComment.Edit;
import com.acme.comments.CommentUseCases.ListComments;
import com.acme.comments.CommentUseCases.WriteComment.Draft;
import io.masthead.application.idempotency.IdempotentExecution;
import io.masthead.application.post.FindPost;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.Forbidden;
import io.masthead.domain.Page;
import io.masthead.domain.Total;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class CommentService {

    private final CommentRepository comments;
    private final UserLookup users;
    private final FindPost findPost;
    private final IdempotentExecution once;
    private final DomainEvents events;
    private final InstantSource clock;

    CommentService(CommentPorts ports) {
        this.comments = ports.comments();
        this.users = ports.users();
        this.findPost = ports.findPost();
        this.once = new IdempotentExecution(ports.idempotency());
        this.events = ports.events();
        this.clock = ports.clock();
    }

    Outcome<Comment> write(Draft draft) {
        return once.run(
                draft.idempotency(),
                () -> add(draft),
                comment -> comment.id().value(),
                id -> comments.find(new CommentId(id)).orElseThrow(CommentNotFound::new));
    }

    private Comment add(Draft draft) {
        requireVisible(draft.post(), Optional.of(draft.author()));
        Instant now = clock.instant();
        Comment comment = Comment.write(comments.nextId(), draft.post(), draft.author(), draft.text(), now);
        comments.add(comment);
        events.publish(new CommentWritten(comment.id(), draft.post(), draft.author(), comment.state().createdAt()));
        return comment;
    }

    Comment find(CommentId id, Optional<UserId> viewer) {
        return visible(comments.find(id), viewer);
    }

    Page<Comment, CommentId> list(ListComments.Query query) {
        requireVisible(query.post(), query.viewer());
        Optional<Total> total = query.total() ? Optional.of(Total.of(comments.count(query.post()))) : Optional.empty();
        return comments.list(query.post(), query.after(), query.page()).withTotal(total);
    }

    Comment edit(Edit edit) {
        Comment before = requireManaged(edit.id(), edit.actor());
        edit.condition().require(before.version());
        Comment after = before.edit(edit.text(), clock.instant());
        return after == before ? before : comments.save(after);
    }

    void delete(Deletion deletion) {
        Comment comment = requireManaged(deletion.id(), deletion.actor());
        deletion.condition().require(comment.version());
        comments.remove(comment);
        events.publish(new CommentDeleted(comment.id(), comment.state().post(), clock.instant()));
    }

    private Comment requireManaged(CommentId id, UserId actor) {
        Comment comment = visible(comments.lock(id), Optional.of(actor));
        if (comment.state().author().equals(actor)) {
            return comment;
        }
        User user = users.find(actor).orElseThrow(AccountGone::new);
        if (user.isAdmin()) {
            return comment;
        }
        throw new Forbidden();
    }

    private Comment visible(Optional<Comment> found, Optional<UserId> viewer) {
        Comment comment = found.orElseThrow(CommentNotFound::new);
        try {
            requireVisible(comment.state().post(), viewer);
        } catch (PostNotFound draftOfAnother) {
            throw new CommentNotFound();
        }
        return comment;
    }

    private void requireVisible(PostId post, Optional<UserId> viewer) {
        findPost.find(new FindPost.Query(post, viewer, false));
    }
}
