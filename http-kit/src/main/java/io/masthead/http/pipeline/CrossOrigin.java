package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import java.io.IOException;
import java.util.List;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Cross-origin requests (Fetch §3.2): pages of allowed origins may read, requests of all others are refused with a
 * problem.
 */
final class CrossOrigin {

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
        this.enabled = settings.anyOriginAllowed() || !settings.allowedOrigins().isEmpty();
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused, or a preflight and complete} */
    boolean admits(RequestContext context) throws IOException {
        if (enabled && !processor.processRequest(allowed, context.request(), context.response())) {
            problems.write(context.request(), context.response(), ProblemType.ORIGIN_NOT_ALLOWED);
            return false;
        }
        return !CorsUtils.isPreFlightRequest(context.request());
    }

    /** Writes no response to refused requests: the stage writes a problem. */
    private static final class Processor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
