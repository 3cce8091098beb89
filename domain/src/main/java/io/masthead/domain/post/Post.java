package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something a user wrote. Immutable: every change returns a new value, which means nothing until a repository saves
 * it.
 *
 * <p>Two posts are equal if they have the same identity, whatever their state.
 */
public final class Post {

    private final State state;

    private Post(State state) {
        this.state = state;
    }

    /**
     * Everything that is known of a post, as one value.
     *
     * @param id its identity
     * @param author who wrote it
     * @param title its title
     * @param body its text
     * @param status who may read it
     * @param createdAt when it was written, to the microsecond
     * @param updatedAt when it last changed, to the microsecond
     * @param publishedAt when it was first published, to the microsecond; empty if never
     * @param version how often it was saved since it was added: 0 for a new one
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
     * Makes a new post.
     *
     * @param id an unused identity, from {@link PostRepository#nextId()}
     * @param author who writes
     * @param title the title
     * @param body the text
     * @param status who may read it; published at once, its publication is now
     * @param now the present, cut to microseconds here
     * @return the post, not yet in any repository
     */
    public static Post write(PostId id, UserId author, Title title, Body body, PostStatus status, Instant now) {
        Instant at = Checks.micros(now);
        Optional<Instant> publishedAt = status == PostStatus.PUBLISHED ? Optional.of(at) : Optional.empty();
        return new Post(new State(id, author, title, body, status, at, at, publishedAt, 0));
    }

    /**
     * Makes a stored post live again. For repositories.
     *
     * @param state what was stored
     * @return the post
     */
    public static Post restore(State state) {
        return new Post(state);
    }

    /** {@return everything that is known of this post, as one value} */
    public State state() {
        return state;
    }

    /** {@return the identity} */
    public PostId id() {
        return state.id;
    }

    /** {@return who wrote it} */
    public UserId author() {
        return state.author;
    }

    /** {@return how often it was saved since it was added} */
    public long version() {
        return state.version;
    }

    /** {@return whether everyone may read it} */
    public boolean isPublished() {
        return state.status == PostStatus.PUBLISHED;
    }

    /**
     * Applies changes. The first publication sets {@link State#publishedAt}; hiding and publishing again keeps it.
     *
     * @param changes what to change
     * @param now the present, cut to microseconds here
     * @return the changed post, or this very one if nothing differs
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

    /** {@return the identity and version} */
    @Override
    public String toString() {
        return "Post[id=" + state.id.value() + ", version=" + state.version + "]";
    }
}
