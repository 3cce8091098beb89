package io.masthead.bootstrap;

import io.masthead.http.request.RequestContext;
import io.masthead.http.request.RequestTracing;
import io.masthead.http.request.TraceContext;
import io.masthead.http.server.CompletedRequest;
import io.masthead.http.server.CompletedRequestListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Records a span for each request that is sampled, in the trace of its caller if it names one. Names and attributes are
 * those of the semantic conventions of OpenTelemetry for HTTP servers.
 */
final class RecordedRequests implements RequestTracing, CompletedRequestListener {

    private static final String SPAN = RecordedRequests.class.getName();
    private static final String STATE = "tracestate";

    private final Supplier<Tracer> tracer;

    /** Takes a supplier: the web server, which needs this, is made early. */
    RecordedRequests(Supplier<OpenTelemetry> openTelemetry) {
        this.tracer = SingletonSupplier.of(() -> openTelemetry.get().getTracer("io.masthead"));
    }

    @Override
    public Optional<TraceContext> begin(HttpServletRequest request, Optional<TraceContext> caller) {
        Span span = tracer.get()
                .spanBuilder(nameOf(MethodNames.of(request.getMethod())))
                .setSpanKind(SpanKind.SERVER)
                .setParent(caller.map(parent -> parent(request, parent)).orElseGet(Context::root))
                .startSpan();
        request.setAttribute(SPAN, span);
        SpanContext context = span.getSpanContext();
        return Optional.of(new TraceContext(
                context.getTraceId(),
                context.getSpanId(),
                context.getTraceFlags().asByte() & 0xff));
    }

    private static String nameOf(String method) {
        return method.equals(MethodNames.OTHER) ? "HTTP" : method;
    }

    /** The propagator of OpenTelemetry parses the state, which is lost if it is invalid (§3.3). */
    private static Context parent(HttpServletRequest request, TraceContext caller) {
        String state = String.join(",", Collections.list(request.getHeaders(STATE)));
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), request, new Headers(caller.header(), state));
    }

    @Override
    public void completed(CompletedRequest request) {
        if (!(request.attribute(SPAN).orElse(null) instanceof Span span)) {
            return;
        }
        String method = MethodNames.of(request.method().orElse(null));
        request.pattern().ifPresent(pattern -> {
            Span unused = span.updateName(nameOf(method) + " " + pattern);
            Span unusedRoute = span.setAttribute("http.route", pattern);
        });
        List<Span> unused = new ArrayList<>();
        unused.add(span.setAttribute("http.request.method", method));
        request.method()
                .filter(sent -> !sent.equals(method))
                .ifPresent(sent -> unused.add(span.setAttribute("http.request.method_original", sent)));
        request.path().ifPresent(path -> unused.add(span.setAttribute("url.path", path)));
        unused.add(span.setAttribute("http.response.status_code", request.status()));
        unused.add(span.setAttribute("masthead.request_id", request.id()));
        request.clientAddress().ifPresent(address -> unused.add(span.setAttribute("client.address", address)));
        request.context()
                .flatMap(RequestContext::work)
                .ifPresent(work -> unused.add(span.setAttribute("masthead.class", work.name())));
        if (request.status() >= 500) {
            unused.add(span.setStatus(StatusCode.ERROR));
            request.problem().ifPresent(problem -> unused.add(span.setAttribute("error.type", problem)));
        }
        span.end();
    }

    /** Reads the checked parent in place of the header as sent. */
    private record Headers(String parent, String state) implements TextMapGetter<HttpServletRequest> {

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return List.of(TraceContext.HEADER, STATE);
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String key) {
            return switch (key) {
                case TraceContext.HEADER -> parent;
                case STATE -> state.isEmpty() ? null : state;
                default -> null;
            };
        }
    }
}
