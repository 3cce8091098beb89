package io.masthead.http.paging;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.Total;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.headers.CommonHeaders;
import io.masthead.http.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * Response with a page of a list: a bare array, with {@code Link} (RFC 8288), {@code X-Total-Count} and a weak entity
 * tag in headers. {@code X-Total-Count-Relation: gte} marks a total that is not exact. After a query with {@code skip},
 * links continue by {@code skip}; after any other, by cursor.
 *
 * @param <T> the entries
 * @param <P> positions in the list
 * @param <R> entries in the response
 * @param cursor encodes a position as a cursor
 * @param state identifies an entry in its state: entries that differ for the caller have different states
 * @param response maps an entry to the response
 */
public record PageResponse<T, P, R>(Function<P, String> cursor, Function<T, String> state, Function<T, R> response) {

    /** The header with the number of entries of the whole list. */
    public static final String TOTAL = "X-Total-Count";

    /** The header that marks a total that is not exact: {@code gte}, the list is at least as long. */
    public static final String TOTAL_RELATION = "X-Total-Count-Relation";

    /**
     * Creates the response.
     *
     * @param page the page
     * @param query the requested page
     * @param context the request, whose path and bound query the links repeat
     * @return the response
     */
    public ResponseEntity<List<R>> to(Page<T, P> page, PageQuery query, RequestContext context) {
        HttpHeaders headers = new HttpHeaders();
        page.total().ifPresent(total -> headers.set(TOTAL, Long.toString(total.count())));
        page.total().filter(total -> !total.isExact()).ifPresent(total -> headers.set(TOTAL_RELATION, "gte"));
        List<String> links =
                query.skip() == null ? cursorLinks(page, query, context) : skipLinks(page, query.page(), context);
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
            if (context.address().repeatsHost()) {
                CommonHeaders.keepFromSharedCaches(context.response());
            }
        }
        return ResponseEntity.ok()
                .headers(headers)
                .eTag(EntityTag.ofList(Stream.concat(
                        Stream.of(page.total().toString()),
                        page.items().stream().map(state))))
                .body(page.items().stream().map(response).toList());
    }

    private List<String> cursorLinks(Page<T, P> page, PageQuery query, RequestContext context) {
        int limit = query.page().limit();
        boolean isWhole = query.after() == null && length(page) <= page.items().size();
        boolean isLast = page.items().size() < limit && !page.endsEarly();
        return isLast || isWhole
                ? List.of()
                : page.end().map(place -> link("after", cursor.apply(place), "next", context)).stream()
                        .toList();
    }

    private static List<String> skipLinks(Page<?, ?> page, PageRequest requested, RequestContext context) {
        List<String> links = new ArrayList<>();
        long end = (long) requested.skip() + page.items().size();
        boolean goesOn = page.items().size() == requested.limit() || page.endsEarly();
        if (goesOn && end <= Integer.MAX_VALUE && end < length(page)) {
            links.add(link("skip", end, "next", context));
        }
        if (requested.skip() > 0) {
            links.add(link("skip", Math.max(0, (long) requested.skip() - requested.limit()), "prev", context));
            links.add(link("skip", 0, "first", context));
        }
        return links;
    }

    /** The length of the whole list; without a limit if it is not known. */
    private static long length(Page<?, ?> page) {
        return page.total().filter(Total::isExact).map(Total::count).orElse(Long.MAX_VALUE);
    }

    private static String link(String parameter, Object value, String relation, RequestContext context) {
        Map<String, String> query = context.boundQuery();
        query.remove(parameter);
        query.put(parameter, value.toString());
        return query.entrySet().stream()
                .map(bound -> bound.getKey() + "=" + UriUtils.encode(bound.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(
                        "&",
                        "<" + context.address().absolute(context.request().getRequestURI()) + "?",
                        ">; rel=\"" + relation + "\""));
    }
}
