package io.masthead.adapters.rest.post;

import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.user.UserId;
import io.masthead.http.fieldset.FieldNames;
import io.masthead.http.reading.CodePoints;
import io.masthead.http.reading.WireName;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of lists of posts: filters, order and fields. */
@ParameterObject
record PostListQuery(
        @Parameter(description = "Only posts of this status. Drafts are shown to their author alone.") @Nullable
        PostStatus status,

        @Parameter(description = "Only posts that were first published later than this, not at this very instant.")
        @Nullable
        Instant publishedAfter,

        @Parameter(description = "Only posts that were first published earlier than this, not at this very instant.")
        @Nullable
        Instant publishedBefore,

        @Parameter(
                description = "Looks in title and body: words that must all be there, \"a phrase\", or, -word for what"
                        + " must not be there. Case and accents do not matter: cafe finds Café. A word is all text between"
                        + " two spaces or punctuation characters and is found whole, so that a part of a Chinese or"
                        + " Japanese sentence finds nothing. The best come first, unless sort says otherwise.",
                example = "hello -goodbye")
        @CodePoints(max = SearchText.MAX_LENGTH)
        @Nullable
        String q,

        @Parameter(
                description =
                        "By what to order, with - from the greatest to the smallest; equals by id. Titles compare by"
                                + " code points, and what was never published counts as the future. Without it the"
                                + " newest come first.")
        @Nullable
        Sort sort,

        @Parameter(description = "Sends along the author of each.")
        PostQuery.@Nullable Include include,

        @Parameter(
                description =
                        "Keeps these members of each alone: names, separated by commas. The others are absent, required or not.",
                example = "id,title")
        @FieldNames(PostResponse.class)
        @Nullable
        String fields) {

    /** Orders of the list. */
    enum Sort implements WireName {
        ID("id", PostSort.ID),
        ID_DESCENDING("-id", PostSort.ID_DESCENDING),
        PUBLISHED("published_at", PostSort.PUBLISHED),
        PUBLISHED_DESCENDING("-published_at", PostSort.PUBLISHED_DESCENDING),
        TITLE("title", PostSort.TITLE),
        TITLE_DESCENDING("-title", PostSort.TITLE_DESCENDING);

        private final String wireName;
        private final PostSort postSort;

        Sort(String wireName, PostSort postSort) {
            this.wireName = wireName;
            this.postSort = postSort;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    PostFilter toFilter(Optional<UserId> author, Optional<UserId> viewer) {
        return new PostFilter(
                viewer,
                author,
                Optional.ofNullable(status),
                Optional.ofNullable(publishedAfter),
                Optional.ofNullable(publishedBefore),
                Optional.ofNullable(q).map(SearchText::new));
    }

    PostSort order() {
        return sort != null ? sort.postSort : q != null ? PostSort.RELEVANCE : PostSort.NEWEST;
    }

    boolean wantsAuthors() {
        return include == PostQuery.Include.AUTHOR;
    }
}
