package io.masthead.bootstrap;

import io.masthead.http.request.RequestContext;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.TraceContext;
import io.masthead.http.server.CompletedRequest;
import io.masthead.http.server.CompletedRequestListener;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Access log: one line for each request, with the same content as fields, named as in the Elastic Common Schema, where
 * the log is JSON. Probes that succeed are left out: they would be most of the lines of a quiet service.
 */
final class AccessLog implements CompletedRequestListener {

    /** Its messages are as many as requests, which {@link RepeatedMessages} does not limit. */
    static final String NAME = "io.masthead.access";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");
    private static final String USER = "user:";
    private static final String NOTHING = "-";

    private final boolean withFields;

    /** Creates a log. */
    AccessLog(boolean withFields) {
        this.withFields = withFields;
    }

    @Override
    public void completed(CompletedRequest request) {
        if (request.status() < 400 && PROBES.contains(request.path().orElse(""))) {
            return;
        }
        Optional<TraceContext> trace = request.context().flatMap(RequestContext::trace);
        MDC.put(RequestId.LOG_KEY, request.id());
        trace.ifPresent(span -> {
            MDC.put(TraceContext.LOG_KEY, span.traceId());
            MDC.put(TraceContext.SPAN_LOG_KEY, span.spanId());
        });
        try {
            log(request);
        } finally {
            MDC.remove(RequestId.LOG_KEY);
            MDC.remove(TraceContext.LOG_KEY);
            MDC.remove(TraceContext.SPAN_LOG_KEY);
        }
    }

    private void log(CompletedRequest request) {
        String client = request.clientAddress().orElse(NOTHING);
        String user = user(request).orElse(NOTHING);
        String method = request.method().orElse(NOTHING);
        String path = request.path().orElse(NOTHING);
        String query = request.query().map(known -> "?" + known).orElse("");
        LoggingEventBuilder event = withFields ? withFields(request) : LOG.atInfo();
        event.log(
                "{} {} {} {}{} {} {} bytes {} ms {}",
                client,
                user,
                method,
                path,
                query,
                request.status(),
                request.bytes(),
                String.format(Locale.ROOT, "%.1f", request.nanoseconds() / 1e6),
                quoted(request.userAgent()));
    }

    private static LoggingEventBuilder withFields(CompletedRequest request) {
        LoggingEventBuilder event = LOG.atInfo()
                .addKeyValue("http.response.status_code", request.status())
                .addKeyValue("http.response.body.bytes", request.bytes())
                .addKeyValue("event.duration", request.nanoseconds());
        Map<String, Optional<String>> texts = Map.of(
                "client.ip", request.clientAddress(),
                "user.id", user(request),
                "http.request.method", request.method(),
                "url.path", request.path(),
                "url.query", request.query(),
                "user_agent.original", request.userAgent());
        for (Map.Entry<String, Optional<String>> text : texts.entrySet()) {
            @Nullable String value = text.getValue().orElse(null);
            if (value != null) {
                event = event.addKeyValue(text.getKey(), value);
            }
        }
        return event;
    }

    private static Optional<String> user(CompletedRequest request) {
        return request.context()
                .flatMap(RequestContext::caller)
                .map(caller -> caller.name().startsWith(USER) ? caller.name().substring(USER.length()) : caller.name());
    }

    /** Spaces of the program's name are no separators, and its quotation marks no ends. */
    private static String quoted(Optional<String> text) {
        return text.map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .orElse(NOTHING);
    }
}
