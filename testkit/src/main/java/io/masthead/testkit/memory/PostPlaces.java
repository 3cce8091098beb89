package io.masthead.testkit.memory;

import io.masthead.domain.post.PostPosition;
import io.masthead.domain.post.PostPosition.ByCreation;
import io.masthead.domain.post.PostPosition.ByPublication;
import io.masthead.domain.post.PostPosition.ByRelevance;
import io.masthead.domain.post.PostPosition.ByTitle;
import io.masthead.domain.post.PostSort;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** Which place comes before which. */
final class PostPlaces {

    private static final Comparator<PostPosition> BY_ID =
            Comparator.comparingLong(place -> place.id().value());

    private PostPlaces() {}

    static Comparator<PostPosition> comparator(PostSort sort) {
        Comparator<PostPosition> growing = values(sort).thenComparing(BY_ID);
        return sort.isDescending() ? growing.reversed() : growing;
    }

    private static Comparator<PostPosition> values(PostSort sort) {
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
