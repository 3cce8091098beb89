package io.masthead.domain.post;

import io.masthead.domain.Checks;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which posts are wanted: those that meet all conditions. Whatever else is asked, published posts are visible to all and
 * drafts to their author alone.
 *
 * @param viewer who asks: this user's drafts are visible
 * @param author only posts of this user
 * @param status only posts of this status
 * @param publishedAfter only posts that were first published later than this, and not at this very instant
 * @param publishedBefore only posts that were first published earlier than this, and not at this very instant
 * @param search only posts whose title and body have what is looked for
 */
public record PostFilter(
        Optional<UserId> viewer,
        Optional<UserId> author,
        Optional<PostStatus> status,
        Optional<Instant> publishedAfter,
        Optional<Instant> publishedBefore,
        Optional<SearchText> search) {

    /** Everything that anyone may read. */
    public static final PostFilter PUBLIC = new PostFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All published posts. */
    public static final PostFilter PUBLISHED = PUBLIC.withStatus(PostStatus.PUBLISHED);

    /** Brings the instants to microseconds, the precision of publication, without changing which posts they admit. */
    public PostFilter {
        publishedAfter = publishedAfter.map(Checks::micros);
        publishedBefore = publishedBefore.map(PostFilter::microsAtOrAfter);
    }

    /**
     * {@return the published posts of one author}
     *
     * @param author who wrote them
     */
    public static PostFilter publishedBy(UserId author) {
        return PUBLISHED.withAuthor(author);
    }

    /**
     * {@return the same for somebody else}
     *
     * @param newViewer who asks, if known
     */
    public PostFilter viewedBy(Optional<UserId> newViewer) {
        return new PostFilter(newViewer, author, status, publishedAfter, publishedBefore, search);
    }

    /**
     * {@return the same of one author alone}
     *
     * @param newAuthor who wrote them
     */
    public PostFilter withAuthor(UserId newAuthor) {
        return new PostFilter(viewer, Optional.of(newAuthor), status, publishedAfter, publishedBefore, search);
    }

    /**
     * {@return the same of one status alone}
     *
     * @param newStatus the status
     */
    public PostFilter withStatus(PostStatus newStatus) {
        return new PostFilter(viewer, author, Optional.of(newStatus), publishedAfter, publishedBefore, search);
    }

    /**
     * {@return the same, published later than an instant}
     *
     * @param instant the instant, which is excluded
     */
    public PostFilter withPublishedAfter(Instant instant) {
        return new PostFilter(viewer, author, status, Optional.of(instant), publishedBefore, search);
    }

    /**
     * {@return the same, published earlier than an instant}
     *
     * @param instant the instant, which is excluded
     */
    public PostFilter withPublishedBefore(Instant instant) {
        return new PostFilter(viewer, author, status, publishedAfter, Optional.of(instant), search);
    }

    /**
     * {@return the same with a search}
     *
     * @param newSearch what to look for
     */
    public PostFilter withSearch(SearchText newSearch) {
        return new PostFilter(viewer, author, status, publishedAfter, publishedBefore, Optional.of(newSearch));
    }

    private static Instant microsAtOrAfter(Instant instant) {
        Instant cut = Checks.micros(instant);
        return cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MICROS);
    }
}
