package io.masthead.domain.post;

/** Sort order of a list of posts. Every order is total: the id breaks ties, in the direction of the order. */
public enum PostSort {
    /** By descending {@link Post.State#createdAt}; the default. */
    NEWEST,
    /** By ascending id. */
    ID,
    /** By descending id. */
    ID_DESCENDING,
    /** By ascending {@link Post.State#publishedAt}; unpublished posts sort as the far future. */
    PUBLISHED,
    /** By descending {@link Post.State#publishedAt}; unpublished posts sort as the far future. */
    PUBLISHED_DESCENDING,
    /** By ascending title, compared by code points, independent of locale. */
    TITLE,
    /** By descending title, compared by code points. */
    TITLE_DESCENDING,
    /**
     * By descending rank in {@link PostFilter#search}, where a match in the title counts more than one in the body;
     * without a search, all ranks are equal. The list of a search ends after the {@value #MAX_RANKED} newest matches,
     * ranked among themselves; an adapter may list more. Every other order lists all matches.
     */
    RELEVANCE;

    /** Number of matches that every adapter ranks, the newest ones. */
    public static final int MAX_RANKED = 1_000;

    /** {@return whether the order is descending, including the ids that break ties} */
    public boolean isDescending() {
        return switch (this) {
            case ID, PUBLISHED, TITLE -> false;
            case NEWEST, ID_DESCENDING, PUBLISHED_DESCENDING, TITLE_DESCENDING, RELEVANCE -> true;
        };
    }
}
