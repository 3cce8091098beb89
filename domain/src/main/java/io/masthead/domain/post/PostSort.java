package io.masthead.domain.post;

/** The order of a list of posts. Each is total: identity breaks ties, in the direction of the order. */
public enum PostSort {
    /** By falling {@link Post.State#createdAt}, the order where nothing else is asked for. */
    NEWEST,
    /** By growing identity. */
    ID,
    /** By falling identity. */
    ID_DESCENDING,
    /** By growing {@link Post.State#publishedAt}; what was never published counts as the future. */
    PUBLISHED,
    /** By falling {@link Post.State#publishedAt}; what was never published counts as the future. */
    PUBLISHED_DESCENDING,
    /** By growing title, compared by code points: the same everywhere, and no language's alphabet. */
    TITLE,
    /** By falling title, compared by code points. */
    TITLE_DESCENDING,
    /** By falling rank in what {@link PostFilter#search} asks for; without that, all ranks are equal. */
    RELEVANCE;

    /** {@return whether the values fall, and with them the identities that break ties} */
    public boolean isDescending() {
        return switch (this) {
            case ID, PUBLISHED, TITLE -> false;
            case NEWEST, ID_DESCENDING, PUBLISHED_DESCENDING, TITLE_DESCENDING, RELEVANCE -> true;
        };
    }
}
