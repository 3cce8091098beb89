package io.masthead.testkit;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.time.Instant;

/** Fixture of posts. */
public final class Posts {

    /** Base time of the posts. */
    public static final Instant WRITTEN = Instant.parse("2026-02-03T04:05:06.789012Z");

    private Posts() {}

    /**
     * {@return a published post, created {@code id} seconds after {@link #WRITTEN}}
     *
     * @param id the id
     * @param author the author
     */
    public static Post published(PostId id, UserId author) {
        return post(id, author, PostStatus.PUBLISHED, WRITTEN.plusSeconds(id.value()));
    }

    /**
     * {@return a draft, created {@code id} seconds after {@link #WRITTEN}}
     *
     * @param id the id
     * @param author the author
     */
    public static Post draft(PostId id, UserId author) {
        return post(id, author, PostStatus.DRAFT, WRITTEN.plusSeconds(id.value()));
    }

    /**
     * {@return a post}
     *
     * @param id the id
     * @param author the author
     * @param status the status
     * @param at the time of creation
     */
    public static Post post(PostId id, UserId author, PostStatus status, Instant at) {
        return Post.write(id, author, new Title("Title " + id.value()), new Body("Some text."), status, at);
    }
}
