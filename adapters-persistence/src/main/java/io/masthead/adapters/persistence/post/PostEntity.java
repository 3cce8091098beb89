package io.masthead.adapters.persistence.post;

import io.masthead.domain.post.PostStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of posts. The author is a number here: no association, so nothing is loaded behind
 * our back. Its fields are public because MapStruct sees no others; the class is not.
 */
@Entity
@Table(name = "posts")
@SuppressWarnings("NullAway.Init") // Hibernate and the mapper fill it
class PostEntity {

    @Id
    public long id;

    public long authorId;
    public String title;
    public String body;

    @Enumerated(EnumType.STRING)
    public PostStatus status;

    public Instant createdAt;
    public Instant updatedAt;
    public @Nullable Instant publishedAt;

    @Version
    public @Nullable Long version;
}
