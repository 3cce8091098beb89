package io.masthead.application.post;

import io.masthead.application.idempotency.IdempotentExecution;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Batch;
import io.masthead.application.support.EventRecorder;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.Forbidden;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostEvent.PostDeleted;
import io.masthead.domain.post.PostEvent.PostEdited;
import io.masthead.domain.post.PostEvent.PostPublished;
import io.masthead.domain.post.PostEvent.PostWithdrawn;
import io.masthead.domain.post.PostEvent.PostWritten;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostQuota;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Permission;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import io.masthead.domain.user.UserNotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Use cases that change posts. */
final class PostService {

    private final PostRepository posts;
    private final UserLookup users;
    private final Optional<PostQuota> quota;
    private final IdempotentExecution execution;
    private final DomainEvents events;
    private final InstantSource clock;

    PostService(PostPorts ports) {
        this.posts = ports.posts();
        this.users = ports.users();
        this.quota = ports.postQuota();
        this.execution = new IdempotentExecution(ports.idempotency());
        this.events = EventRecorder.of(ports);
        this.clock = ports.clock();
    }

    Outcome<Post> write(Draft draft) {
        return execution.run(
                draft.idempotency(),
                () -> add(draft),
                post -> post.id().value(),
                id -> posts.find(new PostId(id)).orElseThrow(() -> new PostNotFound(new PostId(id))));
    }

    private Post add(Draft draft) {
        requireRoom(draft.author(), 1);
        Post post = Post.write(
                posts.nextId(), draft.author(), draft.title(), draft.body(), draft.status(), clock.instant());
        try {
            posts.add(post);
        } catch (UserNotFound authorWasDeleted) {
            throw new AccountGone();
        }
        publishWritten(post);
        return post;
    }

    Outcome<List<PostId>> writeAll(Batch batch) {
        Outcome<List<Long>> written = execution.runMany(batch.idempotency(), () -> addAll(batch));
        return new Outcome<>(written.value().stream().map(PostId::new).toList(), written.replayed());
    }

    private List<Long> addAll(Batch batch) {
        requireRoom(batch.author(), batch.posts().size());
        Instant now = clock.instant();
        List<Post> added = batch.posts().stream()
                .map(content -> Post.write(
                        posts.nextId(), batch.author(), content.title(), content.body(), content.status(), now))
                .toList();
        try {
            posts.addAll(added);
        } catch (UserNotFound authorWasDeleted) {
            throw new AccountGone();
        }
        added.forEach(this::publishWritten);
        return added.stream().map(post -> post.id().value()).toList();
    }

    private void requireRoom(UserId author, int added) {
        quota.ifPresent(known -> known.requireRoom(posts.lockAuthorAndCount(author, known.posts()), added));
    }

    private void publishWritten(Post post) {
        Instant at = post.state().createdAt();
        events.publish(new PostWritten(post.id(), post.author(), post.state().status(), post.version(), at));
        if (post.isPublished()) {
            events.publish(new PostPublished(post.id(), post.author(), post.version(), at));
        }
    }

    Post edit(Edit edit) {
        Post before = requireManaged(edit.id(), edit.actor());
        edit.condition().require(before.version());
        Post after = before.edit(edit.changes(), clock.instant());
        if (after.state().equals(before.state())) {
            return before;
        }
        Post saved = posts.save(after);
        publishEdited(before, saved);
        return saved;
    }

    private void publishEdited(Post before, Post saved) {
        PostId id = saved.id();
        UserId author = saved.author();
        Instant at = saved.state().updatedAt();
        events.publish(new PostEdited(
                id, author, before.state().status(), saved.state().status(), saved.version(), at));
        if (saved.isPublished() && !before.isPublished()) {
            events.publish(new PostPublished(id, author, saved.version(), at));
        }
        if (before.isPublished() && !saved.isPublished()) {
            events.publish(new PostWithdrawn(id, author, saved.version(), at));
        }
    }

    void delete(Deletion deletion) {
        Post post = requireManaged(deletion.id(), deletion.actor());
        deletion.condition().require(post.version());
        posts.remove(post);
        events.publish(
                new PostDeleted(post.id(), post.author(), post.state().status(), post.version(), clock.instant()));
    }

    /** A draft of another user is not found, rather than forbidden, so that its existence is not revealed. */
    private Post requireManaged(PostId id, UserId actor) {
        Post post = posts.lock(id).orElseThrow(() -> new PostNotFound(id));
        if (post.author().equals(actor) && Permission.MANAGE_POST.allowsOwner()) {
            return post;
        }
        User user = users.find(actor).orElseThrow(AccountGone::new);
        if (Permission.MANAGE_POST.allows(user, post.author())) {
            return post;
        }
        throw post.isPublished() ? new Forbidden() : new PostNotFound(id);
    }
}
