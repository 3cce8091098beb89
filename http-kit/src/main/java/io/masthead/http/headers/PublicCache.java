package io.masthead.http.headers;

import io.masthead.http.request.RequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Lets caches that clients share, such as a reverse proxy or a content delivery network, answer anonymous reads.
 *
 * <p>A stored response names the resources that it shows as cache groups (RFC 9875), by the paths that are also the
 * topics of the event feed: who follows the feed knows which responses to purge.
 *
 * @param fresh how long a cache may answer without asking the service; none: it asks before each reuse
 */
public record PublicCache(Optional<Duration> fresh) {

    /** No cache answers without asking the service. */
    public static final PublicCache OFF = new PublicCache(Optional.empty());

    /** The header with the cache groups of a response (RFC 9875 §2). */
    public static final String GROUPS = "Cache-Groups";

    private static final Duration STALE_WHILE_REVALIDATE = Duration.ofSeconds(30);
    private static final Duration STALE_IF_ERROR = Duration.ofMinutes(5);

    /**
     * Lets shared caches store a successful response, unless the request has credentials, the response repeats what this
     * client alone has sent, or a precondition may refuse it: a stored 412 would be served to others.
     *
     * @param <T> the body
     * @param response the response
     * @param context its request
     * @param groups the paths of the resources that it shows
     * @return the response, with {@code Cache-Control} and {@code Cache-Groups} if it may be stored; a 304 has the same
     */
    public <T> ResponseEntity<T> allow(ResponseEntity<T> response, RequestContext context, Stream<String> groups) {
        if (fresh.isEmpty() || !CommonHeaders.isStorable(context.response()) || hasPrecondition(context)) {
            return response;
        }
        CacheControl control = CacheControl.maxAge(Duration.ZERO)
                .cachePublic()
                .sMaxAge(fresh.get())
                .staleWhileRevalidate(STALE_WHILE_REVALIDATE)
                .staleIfError(STALE_IF_ERROR);
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .cacheControl(control)
                .header(GROUPS, groups.map(group -> '"' + group + '"').collect(Collectors.joining(", ")))
                .body(response.getBody());
    }

    private static boolean hasPrecondition(RequestContext context) {
        return Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE)
                .anyMatch(name -> context.request().getHeader(name) != null);
    }
}
