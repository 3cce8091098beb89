package io.masthead.domain.post;

/** Who may read a post. */
public enum PostStatus {
    /** Its author and admins. */
    DRAFT,
    /** Everyone. */
    PUBLISHED
}
