package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Post of a user. Immutable: every change returns a new value, which takes effect when a repository saves it.
 *
 * <p>Two posts are equal if they have the same id, regardless of their state.
 */
public final class Post {

    private final State state;

    private Post(State state) {
        this.state = state;
    }

    /**
     * State of a post as one value.
     *
     * @param id its id
     * @param author the author
     * @param title its title
     * @param body its text
     * @param status the status
     * @param createdAt the time of creation, in microseconds
     * @param updatedAt the time of the last change, in microseconds
     * @param publishedAt the time of the first publication, in microseconds; empty if never published
     * @param version the number of saves since it was added; 0 for a new one
     */
    public record State(
            PostId id,
            UserId author,
            Title title,
            Body body,
            PostStatus status,
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> publishedAt,
            long version) {}

    /**
     * Creates a post.
     *
     * @param id an unused id, from {@link PostRepository#nextId()}
     * @param author the author
     * @param title the title
     * @param body the text
     * @param status the status; {@code PUBLISHED} sets the time of publication to now
     * @param now the current time, truncated to microseconds
     * @return the post, not yet saved
     */
    public static Post write(PostId id, UserId author, Title title, Body body, PostStatus status, Instant now) {
        Instant at = Checks.micros(now);
        Optional<Instant> publishedAt = status == PostStatus.PUBLISHED ? Optional.of(at) : Optional.empty();
        return new Post(new State(id, author, title, body, status, at, at, publishedAt, 0));
    }

    /**
     * Restores a stored post. For repositories.
     *
     * @param state the stored state
     * @return the post
     */
    public static Post restore(State state) {
        return new Post(state);
    }

    /** {@return the state of this post as one value} */
    public State state() {
        return state;
    }

    /** {@return the id} */
    public PostId id() {
        return state.id;
    }

    /** {@return the author} */
    public UserId author() {
        return state.author;
    }

    /** {@return the number of saves since it was added} */
    public long version() {
        return state.version;
    }

    /** {@return whether it is published, so that everyone may read it} */
    public boolean isPublished() {
        return state.status == PostStatus.PUBLISHED;
    }

    /**
     * Applies changes. The first publication sets {@link State#publishedAt}; withdrawing and republishing keeps it.
     *
     * @param changes the changes
     * @param now the current time, truncated to microseconds
     * @return the changed post, or this instance if nothing differs
     */
    public Post edit(PostChanges changes, Instant now) {
        State s = state;
        Title title = changes.title().orElse(s.title);
        Body body = changes.body().orElse(s.body);
        PostStatus status = changes.status().orElse(s.status);
        if (title.equals(s.title) && body.equals(s.body) && status == s.status) {
            return this;
        }
        Instant at = Checks.micros(now);
        Optional<Instant> publishedAt =
                status == PostStatus.PUBLISHED ? s.publishedAt.or(() -> Optional.of(at)) : s.publishedAt;
        return new Post(new State(s.id, s.author, title, body, status, s.createdAt, at, publishedAt, s.version));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Post that && that.state.id.equals(state.id);
    }

    @Override
    public int hashCode() {
        return state.id.hashCode();
    }

    /** {@return the id and version} */
    @Override
    public String toString() {
        return "Post[id=" + state.id.value() + ", version=" + state.version + "]";
    }
}
