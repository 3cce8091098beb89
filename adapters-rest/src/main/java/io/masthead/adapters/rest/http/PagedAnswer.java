package io.masthead.adapters.rest.http;

import io.masthead.adapters.rest.input.KnownQuery;
import io.masthead.application.Page;
import io.masthead.domain.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Answers with a part of a list: a bare array, with {@code Link} (RFC 8288) and {@code X-Total-Count} beside it. */
public final class PagedAnswer {

    /** The header that counts the whole list. */
    public static final String TOTAL = "X-Total-Count";

    private PagedAnswer() {}

    /**
     * Answers the current request with a page.
     *
     * @param <T> what is listed
     * @param <A> what the caller sees of it
     * @param page the page
     * @param query what was asked for
     * @param toAnswer makes the one from the other
     * @return the answer
     */
    public static <T, A> ResponseEntity<List<A>> of(Page<T> page, PageQuery query, Function<T, A> toAnswer) {
        HttpHeaders headers = new HttpHeaders();
        page.total().ifPresent(total -> headers.set(TOTAL, Long.toString(total)));
        List<String> links = links(page, query.page());
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return ResponseEntity.ok()
                .headers(headers)
                .body(page.items().stream().map(toAnswer).toList());
    }

    private static List<String> links(Page<?> page, PageRequest asked) {
        List<String> links = new ArrayList<>();
        long end = (long) asked.skip() + asked.limit();
        boolean full = page.items().size() == asked.limit();
        if (full && end <= Integer.MAX_VALUE && end < page.total().orElse(Long.MAX_VALUE)) {
            links.add(link(end, "next"));
        }
        if (asked.skip() > 0) {
            links.add(link(Math.max(0, (long) asked.skip() - asked.limit()), "prev"));
            links.add(link(0, "first"));
        }
        return links;
    }

    private static String link(long skip, String relation) {
        UriComponentsBuilder target = ServletUriComponentsBuilder.fromCurrentRequestUri()
                .scheme(null)
                .host(null)
                .port(null);
        knownQuery().forEach((name, value) -> target.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        return "<" + target.replaceQueryParam("skip", skip).build(true).toUriString() + ">; rel=\"" + relation + "\"";
    }

    private static Map<String, String> knownQuery() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return KnownQuery.of(attributes.getRequest()).values();
    }
}
