package io.masthead.adapters.persistence.post;

import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ById;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Statement on the table of posts, written so that the indexes of its orders serve it, and its parameters.
 *
 * @param sql the statement
 * @param parameters its parameters by name
 */
record PostListSql(String sql, Map<String, Object> parameters) {

    private static final String PUBLISHED_AT = "coalesce(published_at, timestamptz 'infinity')";
    private static final String WANTED = "websearch_to_tsquery('simple', :search)";
    private static final String NO_RANK = "real '0'";

    static PostListSql listing(PostFilter filter, PostOrder order, PageRequest page) {
        Conditions conditions = conditions(filter);
        String rank = filter.search().isPresent() ? "ts_rank(search, " + WANTED + ")" : NO_RANK;
        boolean descending = order.sort().isDescending();
        String value = value(order.sort(), rank);
        order.after().ifPresent(cursor -> continueAfter(cursor, value, descending ? " < " : " > ", conditions));
        String direction = descending ? " desc" : "";
        String sql = "select " + PostRow.NAMES + ", " + rank + " as rank from posts" + conditions.toSql() + " order by "
                + value + direction + (value.equals("id") ? "" : ", id" + direction) + " limit :limit offset :skip";
        conditions.set("limit", page.limit());
        conditions.set("skip", page.skip());
        return new PostListSql(sql, conditions.parameters);
    }

    static PostListSql counting(PostFilter filter) {
        Conditions conditions = conditions(filter);
        return new PostListSql("select count(*) from posts" + conditions.toSql(), conditions.parameters);
    }

    /** Expression that an order compares first; identity alone where all values are the same. */
    private static String value(PostSort sort, String rank) {
        return switch (sort) {
            case NEWEST -> "created_at";
            case ID, ID_DESCENDING -> "id";
            case PUBLISHED, PUBLISHED_DESCENDING -> PUBLISHED_AT;
            case TITLE, TITLE_DESCENDING -> "title collate \"C\"";
            case RELEVANCE -> rank.equals(NO_RANK) ? "id" : rank;
        };
    }

    private static void continueAfter(PostCursor cursor, String value, String operator, Conditions conditions) {
        conditions.set("after_id", cursor.id().value());
        if (value.equals("id")) {
            conditions.add("id" + operator + ":after_id");
            return;
        }
        conditions.add("(" + value + ", id)" + operator + "(:after_value, :after_id)");
        conditions.set(
                "after_value",
                switch (cursor) {
                    case ByCreation newest -> timestamp(newest.createdAt());
                    case ByPublication publication ->
                        publication.publishedAt().map(PostListSql::timestamp).orElse(OffsetDateTime.MAX); // infinity
                    case ByTitle title -> title.title().value();
                    case ByRelevance relevance -> relevance.rank();
                    case ById id -> id.id().value();
                });
    }

    private static Conditions conditions(PostFilter filter) {
        Conditions conditions = new Conditions();
        addVisible(filter.status(), filter.viewer(), conditions);
        filter.author().ifPresent(author -> conditions.add("author_id = :author", "author", author.value()));
        filter.publishedAfter()
                .ifPresent(after -> conditions.add(
                        "published_at is not null and " + PUBLISHED_AT + " > :published_after",
                        "published_after",
                        timestamp(after)));
        filter.publishedBefore()
                .ifPresent(before ->
                        conditions.add(PUBLISHED_AT + " < :published_before", "published_before", timestamp(before)));
        filter.search().ifPresent(search -> conditions.add("search @@ " + WANTED, "search", websearch(search)));
        return conditions;
    }

    /** As simple as the status allows: the planner does not detect contradictory conditions. */
    private static void addVisible(Optional<PostStatus> status, Optional<UserId> viewer, Conditions conditions) {
        boolean draftsAlone = status.equals(Optional.of(PostStatus.DRAFT));
        boolean publishedAlone = status.equals(Optional.of(PostStatus.PUBLISHED));
        if (publishedAlone || (viewer.isEmpty() && status.isEmpty())) {
            conditions.add("status = 'PUBLISHED'");
        } else if (viewer.isEmpty()) {
            conditions.add("false");
        } else if (draftsAlone) {
            conditions.add(
                    "status = 'DRAFT' and author_id = :viewer",
                    "viewer",
                    viewer.get().value());
        } else {
            conditions.add(
                    "(status = 'PUBLISHED' or author_id = :viewer)",
                    "viewer",
                    viewer.get().value());
        }
    }

    /** Every term is quoted: the server gives some unquoted texts another meaning. */
    private static String websearch(SearchText search) {
        return search.alternatives().stream()
                .map(terms -> terms.stream().map(PostListSql::websearch).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" or "));
    }

    private static String websearch(SearchText.Term term) {
        return (term.isExcluded() ? "-\"" : "\"") + String.join(" ", term.words()) + "\"";
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Conditions that must all hold. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition) {
            all.add(condition);
        }

        void add(String condition, String parameter, Object value) {
            add(condition);
            set(parameter, value);
        }

        void set(String parameter, Object value) {
            parameters.put(parameter, value);
        }

        String toSql() {
            return " where " + String.join(" and ", all);
        }
    }
}
