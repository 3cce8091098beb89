package io.masthead.domain.post;

import io.masthead.domain.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in an order of posts: that of a post which was there once. It stays where it is when the post changes or
 * goes.
 */
public sealed interface PostCursor {

    /** {@return the identity of the post that was there, which breaks ties} */
    PostId id();

    /**
     * {@return whether this is a place in an order}
     *
     * @param sort the order
     */
    boolean isIn(PostSort sort);

    /**
     * {@return the place of a post}
     *
     * @param post the post
     * @param sort in which order
     * @param rank how well the post answers a search, which matters to {@link PostSort#RELEVANCE} alone
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
     * A place in time.
     *
     * @param createdAt when the post was written, cut to microseconds
     * @param id its identity
     */
    record ByCreation(Instant createdAt, PostId id) implements PostCursor {

        /** Cuts the instant. */
        public ByCreation {
            createdAt = Checks.micros(createdAt);
        }

        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.NEWEST;
        }
    }

    /**
     * A place among identities.
     *
     * @param id the identity
     */
    record ById(PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.ID || sort == PostSort.ID_DESCENDING;
        }
    }

    /**
     * A place in the time of publication.
     *
     * @param publishedAt when the post was published, cut to microseconds; empty if never, which counts as the future
     * @param id its identity
     */
    record ByPublication(Optional<Instant> publishedAt, PostId id) implements PostCursor {

        /** Cuts the instant. */
        public ByPublication {
            publishedAt = publishedAt.map(Checks::micros);
        }

        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.PUBLISHED || sort == PostSort.PUBLISHED_DESCENDING;
        }
    }

    /**
     * A place among titles.
     *
     * @param title the title of the post
     * @param id its identity
     */
    record ByTitle(Title title, PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.TITLE || sort == PostSort.TITLE_DESCENDING;
        }
    }

    /**
     * A place among ranks.
     *
     * @param rank the rank of the post, on the scale of the repository that computed it
     * @param id its identity
     */
    record ByRelevance(float rank, PostId id) implements PostCursor {
        @Override
        public boolean isIn(PostSort sort) {
            return sort == PostSort.RELEVANCE;
        }
    }
}
