package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import io.masthead.http.websocket.Handshake;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.util.InvalidUrlException;

/**
 * Cross-origin requests (Fetch §3.2). If an origin is allowed, pages of allowed origins may read, and requests of all
 * others are refused with a problem. If none is, browsers keep responses from pages of other origins; but no WebSocket,
 * which is refused to them in any case (RFC 6455 §10.2).
 */
final class CrossOrigin {

    /** For so long browsers need no other preflight; Chromium keeps none longer. */
    private static final Duration PREFLIGHT_AGE = Duration.ofHours(2);

    private final CorsConfiguration allowed;
    private final boolean enabled;
    private final ProblemWriter problems;
    private final Processor processor = new Processor();

    CrossOrigin(CrossOriginSettings settings, List<String> exposedHeaders, ProblemWriter problems) {
        this.allowed = new CorsConfiguration();
        if (settings.anyOriginAllowed()) {
            allowed.addAllowedOrigin(CorsConfiguration.ALL);
        } else {
            allowed.setAllowedOrigins(settings.allowedOrigins());
            allowed.setAllowCredentials(true);
        }
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.addAllowedHeader(CorsConfiguration.ALL);
        allowed.setExposedHeaders(exposedHeaders);
        allowed.setMaxAge(PREFLIGHT_AGE);
        this.enabled = settings.anyOriginAllowed() || !settings.allowedOrigins().isEmpty();
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused, or a preflight and complete} */
    boolean admits(RequestContext context) throws IOException {
        boolean decides = enabled || Handshake.isRequested(context.request());
        if (decides && !isAllowed(context) && !isOwn(context)) {
            problems.write(context.request(), context.response(), ProblemType.ORIGIN_NOT_ALLOWED);
            return false;
        }
        return !CorsUtils.isPreFlightRequest(context.request());
    }

    private boolean isAllowed(RequestContext context) throws IOException {
        try {
            return processor.processRequest(allowed, context.request(), context.response());
        } catch (InvalidUrlException malformed) {
            return false;
        }
    }

    /** {@return whether the page is of this service, whatever {@code Host} a proxy sends} */
    private static boolean isOwn(RequestContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        return origin != null && context.address().isOwnOrigin(origin);
    }

    /** Writes no response to refused requests: the stage writes a problem. */
    private static final class Processor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
