package io.masthead.http.openapi;

import io.masthead.http.headers.PublicCache;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.TraceContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Response headers: described once, and referenced by every response that has them. */
final class DescribedHeaders {

    private static final Map<String, Header> ALL = new HashMap<>();

    static {
        text(RequestId.HEADER, "The name of the request: the caller's, if it is one, else a new one.", 64)
                .required(true)
                .getSchema()
                .pattern("^[A-Za-z0-9-]+$");
        text(
                        TraceContext.HEADER,
                        "The span of the service in the trace of the caller (W3C Trace Context), where the request names"
                                + " one.",
                        55)
                .getSchema()
                .pattern("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        text(
                HttpHeaders.CACHE_CONTROL,
                "Responses that must not be stored say so; all others are revalidated before reuse, but for anonymous reads"
                        + " that a shared cache may serve for a while (PUBLIC_CACHE).");
        text(
                PublicCache.GROUPS,
                "The paths of the resources that it shows (RFC 9875), where a shared cache may store it (PUBLIC_CACHE).");
        text(
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                "The origin of the page that calls, where it may call (ALLOWED_ORIGINS).");
        text(RateLimiter.POLICY, "The limits; absent where there is none, as on health checks.");
        text(RateLimiter.SERVICE_LIMIT, "What is left of the limits; absent where there is none, as on health checks.");
        text(HttpHeaders.ETAG, "The entity tag of the response.", 256);
        text(HttpHeaders.CONTENT_DISPOSITION, "attachment, and the name of the file to keep it in (RFC 6266).", 64);
        text(HttpHeaders.LOCATION, "Where to find what was made.").getSchema().format("uri-reference");
        text(HttpHeaders.LINK, "Where the list goes on (RFC 8288): next, prev, first.");
        number(
                PageResponse.TOTAL,
                "How long the whole list is, where total=true asks for it; of a search, 10000 at most.");
        text(PageResponse.TOTAL_RELATION, "gte, where the list of a search is longer than X-Total-Count.", 3);
        text(
                EventsAfter.HEADER,
                "What GET /events goes on after, so that it tells every change that this response does not show; absent"
                        + " where there is no feed.",
                256);
        text("Preference-Applied", "wait, and for how many seconds, where the request prefers to (RFC 7240 §3).", 32);
        text(CreatedResponse.REPLAYED, "true, where an earlier request with the same Idempotency-Key has made it.", 4);
        text(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer (RFC 6750 §3); with max_age, a sign-in of the last max_age seconds is needed (RFC 9470 §3).")
                .required(true);
        text(HttpHeaders.SET_COOKIE, "A cookie that no script can read (RFC 6265).");
        number(HttpHeaders.RETRY_AFTER, "In how many seconds to try again.");
        text(HttpHeaders.CONTENT_LANGUAGE, "The language of the words; Accept-Language chooses it.", 35);
        text(HttpHeaders.ALLOW, "The methods that the address knows, where the one used is not one of them.");
        text(HttpHeaders.ACCEPT, "The media types of a body that the operation takes (RFC 9110 §12.5.1).");
        text(HttpHeaders.ACCEPT_ENCODING, "identity, where the body has a content coding (RFC 9110 §15.5.16).");
        text(HttpHeaders.ACCEPT_PATCH, "The media types of a change (RFC 5789 §3.1).");
    }

    private DescribedHeaders() {}

    static Header of(String name) {
        return Optional.ofNullable(ALL.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not described."));
    }

    static void add(ApiResponse response, String... names) {
        for (String name : names) {
            response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
        }
    }

    /** Sorts the headers of a response, and describes those that a controller has only named. */
    static void sort(ApiResponse response) {
        List<String> names = response.getHeaders().keySet().stream().sorted().toList();
        response.setHeaders(null);
        add(response, names.toArray(String[]::new));
    }

    private static Header text(String name, String description) {
        return text(name, description, Limits.LENGTH_OF_HEADERS);
    }

    private static Header text(String name, String description, int length) {
        return add(name, description, new StringSchema().maxLength(length).pattern("^[\\t -~]*$"));
    }

    private static void number(String name, String description) {
        Schema<?> schema = new IntegerSchema().format("int64");
        add(name, description, schema.minimum(BigDecimal.ZERO).maximum(BigDecimal.valueOf(Long.MAX_VALUE)));
    }

    private static Header add(String name, String description, Schema<?> schema) {
        Header header = new Header().description(description).schema(schema);
        ALL.put(name, header);
        return header;
    }
}
