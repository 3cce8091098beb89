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
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statement on the table of posts and its parameters. It reads the rows of a page alone: where it skips, merges or
 * sorts, it finds their ids by an index first.
 *
 * @param sql the statement
 * @param parameters its parameters by name
 */
record PostListSql(String sql, Map<String, Object> parameters) {

    /** Up to so many matches of a search are sorted; of more, the index of an order soon comes across some. */
    private static final int FEW_MATCHES = 10_000;

    /** The same for posts of a time of publication, for which an index is enough. */
    private static final int FEW_PUBLISHED = 50_000;

    private static final String SELECT_UNRANKED = "select " + PostRow.NAMES + ", real '0' as rank from posts where ";
    private static final String PUBLISHED_AT = "coalesce(published_at, timestamptz 'infinity')";
    private static final String WANTED = "websearch_to_tsquery('simple', :search)";
    private static final String IS_MATCH = "search @@ " + WANTED;

    static PostListSql listing(PostFilter filter, PostOrder order, PageRequest page) {
        Conditions conditions = conditions(filter);
        if (page.skip() > 0) {
            conditions.set("skip", page.skip());
            conditions.set("end", (long) page.skip() + page.limit());
        }
        boolean isRanked = filter.search().isPresent() && order.sort() == PostSort.RELEVANCE;
        String sql = isRanked ? ranked(order, page, conditions) : sorted(filter, order, page, conditions);
        return new PostListSql(bounded(sql, order, isRanked), conditions.parameters);
    }

    /**
     * Ends the page with the row with which the bodies reach their limit in UTF-8, or after: their lengths are known
     * without reading them, and in JSON they are no shorter.
     */
    private static String bounded(String page, PostOrder order, boolean isRanked) {
        String sorting = orderBy(isRanked ? "rank" : value(order.sort()), order.sort());
        return "select * from (select page.*, sum(octet_length(body)) over (" + sorting
                + " rows between unbounded preceding and 1 preceding) as bytes_before from (" + page
                + ") as page) as bounded where bytes_before is null or bytes_before < "
                + PostRepository.MAX_PAGE_BYTES + sorting;
    }

    /** Counts one match of a search more than it must, which shows that there are more. */
    static PostListSql counting(PostFilter filter) {
        Conditions conditions = conditions(filter);
        String limit = filter.search().isPresent() ? " limit " + (PostRepository.MAX_COUNTED_MATCHES + 1) : "";
        String sql = conditions
                .parts()
                .map(part -> "select id from posts where " + part)
                .collect(Collectors.joining(" union all ", "select count(*) from (", limit + ") as counted"));
        return new PostListSql(sql, conditions.parameters);
    }

    private static String ranked(PostOrder order, PageRequest page, Conditions conditions) {
        String ranked = " limit " + PostSort.MAX_RANKED;
        String newest = ids(conditions.parts(), PostSort.NEWEST, ranked, ranked);
        String after = order.after()
                .map(cursor -> " where " + isAfter(cursor, "rank", order.sort(), conditions))
                .orElse("");
        return "select * from (select " + PostRow.NAMES + ", ts_rank(search, " + WANTED
                + ") as rank from posts where id = any(array(" + newest + "))) as ranked" + after
                + orderBy("rank", order.sort()) + part(page);
    }

    private static String sorted(PostFilter filter, PostOrder order, PageRequest page, Conditions conditions) {
        PostSort sort = order.sort();
        String value = value(sort);
        Optional<String> found = found(filter, sort);
        boolean isWhole = conditions.all.isEmpty() && conditions.visible.equals(List.of(Visible.PUBLISHED));
        order.after().ifPresent(cursor -> conditions.add(isAfter(cursor, value, sort, conditions)));
        if (isWhole && page.skip() == 0) { // nothing is left out or merged, so the rows are read in one step
            return SELECT_UNRANKED + conditions.and(Visible.PUBLISHED) + orderBy(value, sort) + part(page);
        }
        Stream<String> parts = conditions.visible.stream().flatMap(visible -> {
            String part = conditions.and(visible);
            return found.isPresent() && visible == Visible.PUBLISHED
                    ? Stream.of(
                            part + " and (select is_all from size) and id = any(array(select id from found))",
                            part + " and not (select is_all from size)")
                    : Stream.of(part);
        });
        return found.orElse("") + SELECT_UNRANKED + "id = any(array(" + ids(parts, sort, upTo(page), part(page)) + "))"
                + orderBy(value, sort);
    }

    /**
     * Published posts that meet the most selective condition, if they are few: these are sorted, instead of looked for in
     * the index of the order. The planner cannot decide this, since it does not know where in the order they are.
     */
    private static Optional<String> found(PostFilter filter, PostSort sort) {
        boolean isSortedByIndex = sort == PostSort.NEWEST || value(sort).equals("id");
        if (filter.search().isPresent()) {
            return Optional.of(found(IS_MATCH, FEW_MATCHES));
        } else if (!isSortedByIndex || filter.author().isPresent()) {
            return Optional.empty();
        } else {
            return publication(filter).map(condition -> found(condition, FEW_PUBLISHED));
        }
    }

    private static String found(String condition, int few) {
        return "with found as materialized (select id from posts where " + Visible.PUBLISHED.condition + " and "
                + condition + " limit " + (few + 1) + "), size as (select count(*) <= " + few
                + " as is_all from found) ";
    }

    /** Reads each part in the order of its index, and no further than the page. */
    private static String ids(Stream<String> parts, PostSort sort, String upTo, String page) {
        return parts.map(part -> "(select id, " + value(sort) + " as value from posts where " + part
                        + orderBy("value", sort) + upTo + ")")
                .collect(Collectors.joining(
                        " union all ", "select id from (", ") as merged" + orderBy("value", sort) + page));
    }

    /** The limit is part of the text: a plan for any limit is so bad that the server would plan each execution anew. */
    private static String part(PageRequest page) {
        return " limit " + page.limit() + (page.skip() > 0 ? " offset :skip" : "");
    }

    private static String upTo(PageRequest page) {
        return " limit " + (page.skip() > 0 ? ":end" : page.limit());
    }

    /** Expression that an order compares first; identity alone where all values are the same. */
    private static String value(PostSort sort) {
        return switch (sort) {
            case NEWEST -> "created_at";
            case ID, ID_DESCENDING, RELEVANCE -> "id";
            case PUBLISHED, PUBLISHED_DESCENDING -> PUBLISHED_AT;
            case TITLE, TITLE_DESCENDING -> "title collate \"C\"";
        };
    }

    private static String orderBy(String value, PostSort sort) {
        String direction = sort.isDescending() ? " desc" : "";
        return " order by " + value + direction + ", id" + direction;
    }

    private static String isAfter(PostCursor cursor, String value, PostSort sort, Conditions conditions) {
        conditions.set("after_id", cursor.id().value());
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
        String operator = sort.isDescending() ? " < " : " > ";
        return value.equals("id")
                ? "id" + operator + ":after_id"
                : "(" + value + ", id)" + operator + "(:after_value, :after_id)";
    }

    private static Conditions conditions(PostFilter filter) {
        Conditions conditions = new Conditions();
        if (!filter.status().equals(Optional.of(PostStatus.DRAFT))) {
            conditions.visible.add(Visible.PUBLISHED);
        }
        if (filter.viewer().isPresent() && !filter.status().equals(Optional.of(PostStatus.PUBLISHED))) {
            conditions.visible.add(Visible.OWN_DRAFT);
            conditions.set("viewer", filter.viewer().get().value());
        }
        if (conditions.visible.isEmpty()) {
            conditions.visible.add(Visible.NONE);
        }
        filter.author().ifPresent(author -> {
            conditions.add("author_id = :author");
            conditions.set("author", author.value());
        });
        publication(filter).ifPresent(conditions::add);
        filter.publishedAfter().ifPresent(after -> conditions.set("published_after", timestamp(after)));
        filter.publishedBefore().ifPresent(before -> conditions.set("published_before", timestamp(before)));
        filter.search().ifPresent(search -> {
            conditions.add(IS_MATCH);
            conditions.set("search", websearch(search));
        });
        return conditions;
    }

    private static Optional<String> publication(PostFilter filter) {
        Stream<String> after = filter.publishedAfter().stream()
                .map(instant -> "published_at is not null and " + PUBLISHED_AT + " > :published_after");
        Stream<String> before = filter.publishedBefore().stream().map(instant -> PUBLISHED_AT + " < :published_before");
        return Stream.concat(after, before).reduce((one, other) -> one + " and " + other);
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

    /** Posts that a reader may see, read apart, since each part has its indexes. */
    private enum Visible {
        PUBLISHED("status = 'PUBLISHED'"),
        OWN_DRAFT("status = 'DRAFT' and author_id = :viewer"),
        NONE("false");

        private final String condition;

        Visible(String condition) {
            this.condition = condition;
        }
    }

    /** Conditions of a list, with their parameters. */
    private static final class Conditions {

        private final List<Visible> visible = new ArrayList<>();
        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition) {
            all.add(condition);
        }

        void set(String parameter, Object value) {
            parameters.put(parameter, value);
        }

        Stream<String> parts() {
            return visible.stream().map(this::and);
        }

        String and(Visible first) {
            return Stream.concat(Stream.of(first.condition), all.stream()).collect(Collectors.joining(" and "));
        }
    }
}
