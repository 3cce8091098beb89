package io.masthead.testkit.memory;

import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.PostSort;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** Which place comes before which. */
final class PostCursorOrder {

    private static final Comparator<PostCursor> BY_ID =
            Comparator.comparingLong(place -> place.id().value());

    private PostCursorOrder() {}

    static Comparator<PostCursor> comparator(PostSort sort) {
        Comparator<PostCursor> growing = values(sort).thenComparing(BY_ID);
        return sort.isDescending() ? growing.reversed() : growing;
    }

    private static Comparator<PostCursor> values(PostSort sort) {
        return switch (sort) {
            case NEWEST -> Comparator.comparing(place -> ((ByCreation) place).createdAt());
            case ID, ID_DESCENDING -> BY_ID;
            case PUBLISHED, PUBLISHED_DESCENDING ->
                Comparator.comparing(
                        place -> ((ByPublication) place).publishedAt().orElse(Instant.MAX));
            case TITLE, TITLE_DESCENDING -> Comparator.comparing(place -> codePoints((ByTitle) place), Arrays::compare);
            case RELEVANCE -> Comparator.comparingDouble(place -> ((ByRelevance) place).rank());
        };
    }

    private static int[] codePoints(ByTitle place) {
        return place.title().value().codePoints().toArray();
    }
}
