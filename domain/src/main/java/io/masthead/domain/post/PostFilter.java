package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Filter of posts; all conditions must be met. Regardless of the filter, published posts are visible to everyone and
 * drafts only to their author.
 *
 * @param viewer the authenticated user, if any, whose drafts are visible
 * @param author only posts of this user
 * @param status only posts of this status
 * @param publishedAfter only posts that were first published after this instant (exclusive)
 * @param publishedBefore only posts that were first published before this instant (exclusive)
 * @param search only posts whose title and body match the search
 */
public record PostFilter(
        Optional<UserId> viewer,
        Optional<UserId> author,
        Optional<PostStatus> status,
        Optional<Instant> publishedAfter,
        Optional<Instant> publishedBefore,
        Optional<SearchText> search) {

    /** All posts that unauthenticated callers may read. */
    public static final PostFilter PUBLIC = new PostFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All published posts. */
    public static final PostFilter PUBLISHED = PUBLIC.withStatus(PostStatus.PUBLISHED);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /**
     * Brings the instants into the years 0 to 9999 and rounds them to microseconds, the range and the precision of
     * publication, without changing which posts match.
     */
    public PostFilter {
        publishedAfter = publishedAfter.map(PostFilter::inRange).map(Checks::micros);
        publishedBefore = publishedBefore.map(PostFilter::inRange).map(PostFilter::microsAtOrAfter);
    }

    /**
     * {@return the published posts of one author}
     *
     * @param author the author
     */
    public static PostFilter publishedBy(UserId author) {
        return PUBLISHED.withAuthor(author);
    }

    /**
     * {@return this filter for another viewer}
     *
     * @param newViewer the authenticated user, if any
     */
    public PostFilter viewedBy(Optional<UserId> newViewer) {
        return new PostFilter(newViewer, author, status, publishedAfter, publishedBefore, search);
    }

    /**
     * {@return this filter restricted to an author}
     *
     * @param newAuthor the author
     */
    public PostFilter withAuthor(UserId newAuthor) {
        return new PostFilter(viewer, Optional.of(newAuthor), status, publishedAfter, publishedBefore, search);
    }

    /**
     * {@return this filter restricted to a status}
     *
     * @param newStatus the status
     */
    public PostFilter withStatus(PostStatus newStatus) {
        return new PostFilter(viewer, author, Optional.of(newStatus), publishedAfter, publishedBefore, search);
    }

    /**
     * {@return this filter restricted to posts published after an instant}
     *
     * @param instant the instant (exclusive)
     */
    public PostFilter withPublishedAfter(Instant instant) {
        return new PostFilter(viewer, author, status, Optional.of(instant), publishedBefore, search);
    }

    /**
     * {@return this filter restricted to posts published before an instant}
     *
     * @param instant the instant (exclusive)
     */
    public PostFilter withPublishedBefore(Instant instant) {
        return new PostFilter(viewer, author, status, publishedAfter, Optional.of(instant), search);
    }

    /**
     * {@return this filter with a search}
     *
     * @param newSearch the search text
     */
    public PostFilter withSearch(SearchText newSearch) {
        return new PostFilter(viewer, author, status, publishedAfter, publishedBefore, Optional.of(newSearch));
    }

    private static Instant inRange(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    private static Instant microsAtOrAfter(Instant instant) {
        Instant cut = Checks.micros(instant);
        return cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MICROS);
    }
}
