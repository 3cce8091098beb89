package io.masthead.domain.post;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Order of a list of posts and the cursor to continue after.
 *
 * @param sort the sort order
 * @param after the cursor to continue after; the beginning if empty
 */
public record PostOrder(PostSort sort, Optional<PostCursor> after) {

    /** Newest first, from the beginning. */
    public static final PostOrder NEWEST = of(PostSort.NEWEST);

    /**
     * Checks that the cursor belongs to the sort order.
     *
     * @throws InvalidValue if the cursor belongs to another sort order
     */
    public PostOrder {
        if (after.filter(cursor -> !cursor.isIn(sort)).isPresent()) {
            throw new InvalidValue(PostOrder.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /**
     * {@return a sort order from its beginning}
     *
     * @param sort the sort order
     */
    public static PostOrder of(PostSort sort) {
        return new PostOrder(sort, Optional.empty());
    }

    /**
     * {@return this order continued after a cursor}
     *
     * @param cursor the cursor
     * @throws InvalidValue if the cursor belongs to another sort order
     */
    public PostOrder after(PostCursor cursor) {
        return new PostOrder(sort, Optional.of(cursor));
    }
}
