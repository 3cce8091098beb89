package io.masthead.domain.post;

/** Status of a post, which decides who may read it. */
public enum PostStatus {
    /** Visible to its author and to admins. */
    DRAFT,
    /** Visible to everyone. */
    PUBLISHED
}
