package io.masthead.http.paging;

import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Answers with a part of a list: a bare array, with {@code Link} (RFC 8288), {@code X-Total-Count} and a weak entity tag
 * beside it. Whoever counts goes on by counting; everyone else is given a cursor.
 *
 * @param <T> what is listed
 * @param <P> what names a place in the list
 * @param <A> what the caller sees of an entry
 * @param cursor makes a cursor from a place
 * @param state names an entry in its state: what differs to the caller has another name
 * @param answer makes what the caller sees
 */
public record PageResponse<T, P, A>(Function<P, String> cursor, Function<T, String> state, Function<T, A> answer) {

    /** The header that counts the whole list. */
    public static final String TOTAL = "X-Total-Count";

    /**
     * Makes the response.
     *
     * @param page the page
     * @param query what was asked for
     * @param context the request, to whose address and bound query the links lead on
     * @return the response
     */
    public ResponseEntity<List<A>> to(Page<T, P> page, PageQuery query, RequestContext context) {
        HttpHeaders headers = new HttpHeaders();
        page.total().ifPresent(total -> headers.set(TOTAL, Long.toString(total)));
        List<String> links =
                query.skip() == null ? linksByPlace(page, query, context) : linksByCount(page, query.page(), context);
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return ResponseEntity.ok()
                .headers(headers)
                .eTag(EntityTag.ofList(Stream.concat(
                        Stream.of(page.total().toString()),
                        page.items().stream().map(state))))
                .body(page.items().stream().map(answer).toList());
    }

    private List<String> linksByPlace(Page<T, P> page, PageQuery query, RequestContext context) {
        int limit = query.page().limit();
        boolean isWhole = query.after() == null && page.total().orElse(Long.MAX_VALUE) <= limit;
        return page.items().size() < limit || isWhole
                ? List.of()
                : page.end().map(place -> link("after", cursor.apply(place), "next", context)).stream()
                        .toList();
    }

    private static List<String> linksByCount(Page<?, ?> page, PageRequest asked, RequestContext context) {
        List<String> links = new ArrayList<>();
        long end = (long) asked.skip() + asked.limit();
        boolean full = page.items().size() == asked.limit();
        if (full && end <= Integer.MAX_VALUE && end < page.total().orElse(Long.MAX_VALUE)) {
            links.add(link("skip", end, "next", context));
        }
        if (asked.skip() > 0) {
            links.add(link("skip", Math.max(0, (long) asked.skip() - asked.limit()), "prev", context));
            links.add(link("skip", 0, "first", context));
        }
        return links;
    }

    private static String link(String parameter, Object value, String relation, RequestContext context) {
        UriComponentsBuilder target =
                UriComponentsBuilder.newInstance().path(context.request().getRequestURI());
        context.boundQuery()
                .forEach((name, sent) -> target.queryParam(name, UriUtils.encode(sent, StandardCharsets.UTF_8)));
        return "<" + target.replaceQueryParam(parameter, value).build(true).toUriString() + ">; rel=\"" + relation
                + "\"";
    }
}
