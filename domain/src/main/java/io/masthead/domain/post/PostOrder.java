package io.masthead.domain.post;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.InvalidValue.Rule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * In which order posts are wanted, and from where on.
 *
 * @param sort the order
 * @param after only what comes after this place, if given
 */
public record PostOrder(PostSort sort, Optional<PostCursor> after) {

    /** Newest first, from the beginning. */
    public static final PostOrder NEWEST = of(PostSort.NEWEST);

    /**
     * Checks that the place belongs to the order.
     *
     * @throws InvalidValue if it belongs to another
     */
    public PostOrder {
        if (after.filter(place -> !place.isIn(sort)).isPresent()) {
            throw new InvalidValue(PostOrder.class, Rule.PATTERN, OptionalLong.empty());
        }
    }

    /**
     * {@return an order from its beginning}
     *
     * @param sort the order
     */
    public static PostOrder of(PostSort sort) {
        return new PostOrder(sort, Optional.empty());
    }

    /**
     * {@return the rest of the order}
     *
     * @param place what to continue after
     * @throws InvalidValue if it belongs to another order
     */
    public PostOrder after(PostCursor place) {
        return new PostOrder(sort, Optional.of(place));
    }
}
