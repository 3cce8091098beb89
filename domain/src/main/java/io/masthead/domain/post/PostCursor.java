package io.masthead.domain.post;

import io.masthead.domain.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * Cursor in a sorted list of posts: the sort position of a post at the time when it was listed. Stays valid when the
 * post changes or is deleted.
 */
public sealed interface PostCursor {

    /** {@return the id of the post, which breaks ties} */
    PostId id();

    /**
     * {@return whether this is a cursor of a sort order}
     *
     * @param sort the sort order
     */
    boolean isIn(PostSort sort);

    /**
     * {@return the cursor of a post}
     *
     * @param post the post
     * @param sort the sort order
     * @param rank the rank of the post in a search, used by {@link PostSort#RELEVANCE} only
     */
    static PostCursor of(Post post, PostSort sort, float rank) {
        return switch (sort) {
            case NEWEST -> new ByCreation(post.state().createdAt(), post.id());
            case ID, ID_DESCENDING -> new ById(post.id());
            case PUBLISHED, PUBLISHED_DESCENDING ->
                new ByPublication(post.state().publishedAt(), post.id());
            case TITLE, TITLE_DESCENDING -> new ByTitle(post.state().title(), post.id());
            case RELEVANCE -> new ByRelevance(rank, post.id());
        };
    }

    /**
     * Cursor by time of creation.
     *
     * @param createdAt the time of creation, truncated to microseconds
     * @param id the id of the post
     */
    record ByCreation(Instant createdAt, PostId id) implements PostCursor {

        /** Truncates the instant to microseconds. */
        public ByCreation {
            createdAt = Checks.micros(createdAt);
        }

        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.NEWEST;
        }
    }

    /**
     * Cursor by id.
     *
     * @param id the id
     */
    record ById(PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.ID || sort == PostSort.ID_DESCENDING;
        }
    }

    /**
     * Cursor by time of publication.
     *
     * @param publishedAt the time of the first publication, truncated to microseconds; empty if never published, which
     *     sorts as the far future
     * @param id the id of the post
     */
    record ByPublication(Optional<Instant> publishedAt, PostId id) implements PostCursor {

        /** Truncates the instant to microseconds. */
        public ByPublication {
            publishedAt = publishedAt.map(Checks::micros);
        }

        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.PUBLISHED || sort == PostSort.PUBLISHED_DESCENDING;
        }
    }

    /**
     * Cursor by title.
     *
     * @param title the title of the post
     * @param id the id of the post
     */
    record ByTitle(Title title, PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.TITLE || sort == PostSort.TITLE_DESCENDING;
        }
    }

    /**
     * Cursor by rank.
     *
     * @param rank the rank of the post, on the scale of the repository that computed it
     * @param id the id of the post
     */
    record ByRelevance(float rank, PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.RELEVANCE;
        }
    }
}
