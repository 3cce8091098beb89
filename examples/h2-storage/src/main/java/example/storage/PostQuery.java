package example.storage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostPosition;
import io.masthead.domain.post.PostPosition.ByCreation;
import io.masthead.domain.post.PostPosition.ByPublication;
import io.masthead.domain.post.PostPosition.ByRelevance;
import io.masthead.domain.post.PostPosition.ByTitle;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.SearchText.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statement that a filter asks for, and the values in it. */
final class PostQuery {

    private static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");

    private final List<Object> values = new ArrayList<>();
    private final String found;

    PostQuery(PostFilter filter) {
        List<List<Term>> search = filter.search().map(SearchText::alternatives).orElse(List.of());
        StringBuilder sql = new StringBuilder("select *, " + relevance(search) + " relevance from listed_posts");
        sql.append(" where (status = 'PUBLISHED'");
        filter.viewer().ifPresent(viewer -> sql.append(" or author = ").append(value(viewer.value())));
        sql.append(")");
        filter.author().ifPresent(author -> sql.append(" and author = ").append(value(author.value())));
        filter.status().ifPresent(status -> sql.append(" and status = ").append(value(status.name())));
        filter.publishedAfter().ifPresent(after -> sql.append(" and published_at > ").append(value(after)));
        filter.publishedBefore().ifPresent(before -> sql.append(" and published_at < ").append(value(before)));
        filter.search().ifPresent(text -> sql.append(" and (").append(matches(search)).append(")"));
        found = sql.toString();
    }

    String count() {
        return "select count(*) from (" + found + ")";
    }

    String part(PostOrder order, PageRequest page) {
        String key = key(order.sort());
        String way = order.sort().isDescending() ? " desc" : "";
        StringBuilder sql = new StringBuilder("select * from (" + found + ")");
        order.after().ifPresent(place -> sql.append(" where (" + key + ", id) " + (way.isEmpty() ? ">" : "<"))
                .append(" (" + value(key(place)) + ", " + value(place.id().value()) + ")"));
        return sql.append(" order by " + key + way + ", id" + way)
                .append(" offset " + value(page.skip()) + " rows fetch next " + value(page.limit()) + " rows only")
                .toString();
    }

    Object[] values() {
        return values.toArray();
    }

    private String value(Object value) {
        values.add(value);
        return "?";
    }

    private String matches(List<List<Term>> alternatives) {
        return joined(alternatives, " or ", "false", terms -> joined(terms, " and ", "true",
                term -> (term.isExcluded() ? "not " : "") + "position(" + phrase(term) + ", words) > 0"));
    }

    private String relevance(List<List<Term>> alternatives) {
        List<Term> wanted = alternatives.stream().flatMap(List::stream).filter(term -> !term.isExcluded()).toList();
        return joined(wanted, " + ", "0", term -> "case when position(" + phrase(term) + ", title_words) > 0 then 5"
                + " when position(" + phrase(term) + ", words) > 0 then 2 else 0 end");
    }

    private String phrase(Term term) {
        return value(" " + String.join(" ", term.words()).toLowerCase(Locale.ROOT) + " ");
    }

    private static <T> String joined(List<T> parts, String by, String none, Function<T, String> sql) {
        return parts.isEmpty() ? none : parts.stream().map(sql).collect(Collectors.joining(by));
    }

    private static String key(PostSort sort) {
        return switch (sort) {
            case NEWEST -> "created_at";
            case ID, ID_DESCENDING -> "id";
            case PUBLISHED, PUBLISHED_DESCENDING -> "publication_order";
            case TITLE, TITLE_DESCENDING -> "title_order";
            case RELEVANCE -> "relevance";
        };
    }

    private static Object key(PostPosition place) {
        return place instanceof ByCreation at ? at.createdAt()
                : place instanceof ByPublication at ? at.publishedAt().orElse(NEVER)
                : place instanceof ByTitle of ? of.title().value().getBytes(StandardCharsets.UTF_8)
                : place instanceof ByRelevance of ? of.rank()
                : place.id().value();
    }
}
