package com.acme.comments;

import io.masthead.domain.Checks;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** A comment on a post. Immutable: a change returns a new value, which a repository saves. */
public final class Comment {

    private final State state;

    private Comment(State state) {
        this.state = state;
    }

    /**
     * Everything that is known of a comment.
     *
     * @param id its identity
     * @param post what it is about
     * @param author who wrote it
     * @param text what it says
     * @param createdAt when it was written, to the microsecond
     * @param updatedAt when it last changed, to the microsecond
     * @param version how often it was saved since it was added
     */
    public record State(
            CommentId id,
            PostId post,
            UserId author,
            CommentText text,
            Instant createdAt,
            Instant updatedAt,
            long version) {}

    static Comment write(CommentId id, PostId post, UserId author, CommentText text, Instant now) {
        Instant at = Checks.micros(now);
        return new Comment(new State(id, post, author, text, at, at, 0));
    }

    static Comment restore(State state) {
        return new Comment(state);
    }

    /** {@return this comment with another text, or this very one if it is the same} */
    Comment edit(CommentText text, Instant now) {
        return text.equals(state.text)
                ? this
                : new Comment(new State(
                        state.id, state.post, state.author, text, state.createdAt, Checks.micros(now), state.version));
    }

    /** {@return everything that is known of it} */
    public State state() {
        return state;
    }

    /** {@return its identity} */
    public CommentId id() {
        return state.id;
    }

    /** {@return how often it was saved since it was added} */
    public long version() {
        return state.version;
    }
}
