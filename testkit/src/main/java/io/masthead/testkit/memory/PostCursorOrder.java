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

/** Comparators of cursors. */
final class PostCursorOrder {

    private static final Comparator<PostCursor> BY_ID =
            Comparator.comparingLong(cursor -> cursor.id().value());

    private PostCursorOrder() {}

    static Comparator<PostCursor> comparator(PostSort sort) {
        Comparator<PostCursor> ascending = values(sort).thenComparing(BY_ID);
        return sort.isDescending() ? ascending.reversed() : ascending;
    }

    private static Comparator<PostCursor> values(PostSort sort) {
        return switch (sort) {
            case NEWEST -> Comparator.comparing(cursor -> ((ByCreation) cursor).createdAt());
            case ID, ID_DESCENDING -> BY_ID;
            case PUBLISHED, PUBLISHED_DESCENDING ->
                Comparator.comparing(
                        cursor -> ((ByPublication) cursor).publishedAt().orElse(Instant.MAX));
            case TITLE, TITLE_DESCENDING ->
                Comparator.comparing(cursor -> codePoints((ByTitle) cursor), Arrays::compare);
            case RELEVANCE -> Comparator.comparingDouble(cursor -> ((ByRelevance) cursor).rank());
        };
    }

    private static int[] codePoints(ByTitle cursor) {
        return cursor.title().value().codePoints().toArray();
    }
}
