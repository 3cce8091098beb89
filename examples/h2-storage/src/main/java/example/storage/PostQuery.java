package example.storage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostCursor.ByPublication;
import io.masthead.domain.post.PostCursor.ByRelevance;
import io.masthead.domain.post.PostCursor.ByTitle;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.SearchText.Term;
import io.masthead.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL query of a filter and its parameters. */
public final class PostQuery {

    private static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z"); // as in the view

    final List<Object> values = new ArrayList<>();
    String sql;

    PostQuery(PostFilter filter) {
        List<List<Term>> search = filter.search().map(SearchText::alternatives).orElse(List.of());
        sql = "select *, " + relevance(search) + " by_relevance from listed_posts where (status = 'PUBLISHED'"
                + " or author = " + value(filter.viewer().map(UserId::value).orElse(0L)) + ")";
        restrict("author =", filter.author().map(UserId::value));
        restrict("status =", filter.status().map(Enum::name));
        restrict("published_at >", filter.publishedAfter());
        restrict("published_at <", filter.publishedBefore());
        sql += filter.search().isPresent() ? " and (" + matches(search) + ")" : "";
    }

    PostQuery part(PostOrder order, PageRequest page) {
        String key = "by_" + order.sort().name().replace("_DESCENDING", ""); // the view has a column for each
        String way = order.sort().isDescending() ? " desc" : "";
        String rest = order.after().map(place -> " where (" + key + ", id) " + (way.isEmpty() ? ">" : "<")
                + " (" + value(key(place)) + ", " + value(place.id().value()) + ")").orElse("");
        sql = "select * from (" + sql + ")" + rest + " order by " + key + way + ", id" + way
                + " offset " + value(page.skip()) + " rows fetch next " + value(page.limit()) + " rows only";
        return this;
    }

    private void restrict(String condition, Optional<?> value) {
        value.ifPresent(present -> sql += " and " + condition + " " + value(present));
    }

    private String value(Object value) {
        values.add(value);
        return "?";
    }

    private String matches(List<List<Term>> alternatives) {
        return "false" + alternatives.stream().map(terms -> " or true" + terms.stream()
                .map(term -> " and " + (term.isExcluded() ? "not " : "") + has("words", term))
                .collect(Collectors.joining())).collect(Collectors.joining());
    }

    private String relevance(List<List<Term>> alternatives) {
        return "0" + alternatives.stream().flatMap(List::stream).filter(term -> !term.isExcluded())
                .map(term -> " + casewhen(" + has("heading", term) + ", 5, casewhen(" + has("words", term) + ", 2, 0))")
                .collect(Collectors.joining());
    }

    private String has(String text, Term term) {
        return "position(lower(" + value(spaced(term.words())) + "), " + text + ") > 0";
    }

    /** Function of the schema: words of a text, separated by single spaces. */
    public static String words(String text) {
        return spaced(SearchText.words(text));
    }

    private static String spaced(List<String> words) {
        return words.stream().collect(Collectors.joining(" ", " ", " "));
    }

    private static Object key(PostCursor place) {
        return place instanceof ByCreation at ? at.createdAt()
                : place instanceof ByPublication at ? at.publishedAt().orElse(NEVER)
                : place instanceof ByTitle of ? of.title().value().getBytes(StandardCharsets.UTF_8)
                : place instanceof ByRelevance of ? of.rank()
                : place.id().value();
    }
}
