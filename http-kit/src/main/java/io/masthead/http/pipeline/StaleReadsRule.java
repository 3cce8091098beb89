package io.masthead.http.pipeline;

import io.masthead.http.admission.WorkClass;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.StaleReads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Lets reads and lists of anonymous callers be stale: without credentials, nothing says what the caller has written. A
 * request with credentials of any kind, valid or not, reads what was written last, and so does one that accepts no older
 * response (RFC 9111 §5.2.1): by an event, a caller may know that there is a newer one.
 */
final class StaleReadsRule {

    private static final Pattern NOTHING_OLDER =
            Pattern.compile("(?:.*,)?\\s*(?:no-cache|max-age\\s*=\\s*\"?0+\"?)\\s*(?:,.*)?", Pattern.CASE_INSENSITIVE);

    private static final Set<WorkClass> READS = EnumSet.of(WorkClass.READ, WorkClass.LIST);

    private final StaleReads stale;
    private final AdmissionRule classes;

    StaleReadsRule(StaleReads stale, AdmissionRule classes) {
        this.stale = stale;
        this.classes = classes;
    }

    /** {@return true: nothing is refused} */
    boolean admits(RequestContext context, Object handler) {
        WorkClass work = classes.classOf(context, handler);
        if (work != null && READS.contains(work) && isAnonymousRead(context.request())) {
            stale.begin();
            context.hold(stale::end);
        }
        return true;
    }

    private static boolean isAnonymousRead(HttpServletRequest request) {
        String method = request.getMethod();
        return (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(HttpHeaders.COOKIE) == null
                && !acceptsNothingOlder(request);
    }

    private static boolean acceptsNothingOlder(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CACHE_CONTROL)).stream()
                .anyMatch(directives -> NOTHING_OLDER.matcher(directives).matches());
    }
}
