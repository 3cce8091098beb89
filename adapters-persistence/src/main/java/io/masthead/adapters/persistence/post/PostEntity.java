package io.masthead.adapters.persistence.post;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of the table of posts for Hibernate. The author is a number, not an association, so that nothing is loaded
 * implicitly. Its fields are not private: Hibernate would access private ones by reflection.
 */
@Entity
@Table(name = "posts")
@SuppressWarnings("NullAway.Init") // filled by Hibernate or by of()
class PostEntity {

    @Id
    long id;

    long authorId;
    String title;
    String body;

    @Enumerated(EnumType.STRING)
    PostStatus status;

    Instant createdAt;
    Instant updatedAt;

    @Nullable
    Instant publishedAt;

    @Version
    @Nullable
    Long version;

    /** For Hibernate. */
    PostEntity() {}

    /** {@return the row of a stored post} */
    static PostEntity of(Post.State state) {
        PostEntity row = new PostEntity();
        row.id = state.id().value();
        row.authorId = state.author().value();
        row.title = state.title().value();
        row.body = state.body().value();
        row.status = state.status();
        row.createdAt = state.createdAt();
        row.updatedAt = state.updatedAt();
        row.publishedAt = state.publishedAt().orElse(null);
        row.version = state.version();
        return row;
    }

    /** {@return the row of a new post; without a version Hibernate inserts it and does not look it up first} */
    static PostEntity ofNew(Post.State state) {
        PostEntity row = of(state);
        row.version = null;
        return row;
    }

    Post toPost() {
        return Post.restore(new Post.State(
                new PostId(id),
                new UserId(authorId),
                new Title(title),
                new Body(body),
                status,
                createdAt,
                updatedAt,
                Optional.ofNullable(publishedAt),
                Objects.requireNonNull(version)));
    }
}
