package com.acme.comments;

import io.masthead.domain.Checks;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Comment on a post. Immutable: a change returns a new value, which takes effect when a repository saves it. */
public final class Comment {

    private final State state;

    private Comment(State state) {
        this.state = state;
    }

    /**
     * State of a comment.
     *
     * @param id its id
     * @param post the post
     * @param author the author
     * @param text its text
     * @param createdAt the time of creation, in microseconds
     * @param updatedAt the time of the last change, in microseconds
     * @param version the number of saves since it was added
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

    /** {@return this comment with another text, or this instance if nothing differs} */
    Comment edit(CommentText text, Instant now) {
        return text.equals(state.text)
                ? this
                : new Comment(new State(
                        state.id, state.post, state.author, text, state.createdAt, Checks.micros(now), state.version));
    }

    /** {@return its state} */
    public State state() {
        return state;
    }

    /** {@return its id} */
    public CommentId id() {
        return state.id;
    }

    /** {@return the number of saves since it was added} */
    public long version() {
        return state.version;
    }
}
