package io.masthead.http.pipeline;

import io.masthead.http.connection.Drain;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.headers.CommonHeaders;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.OperationLimits;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.reading.PatchFormats;
import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestBounds;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.RequestTracing;
import io.masthead.http.request.TimeLimits;
import io.masthead.http.request.TraceContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Stages of the handling of a request before and after its controller, in order. There is no other filter in the
 * service, and no other interceptor except Spring MVC's own two for static resources.
 *
 * <table>
 * <caption>Stages</caption>
 * <tr><th>stage</th><th>when</th><th>what</th><th>refuses with</th></tr>
 * <tr><td>identification</td><td>first</td><td>context, {@code X-Request-Id}, {@code traceparent}, log lines, deadline</td><td></td></tr>
 * <tr><td>common-headers</td><td>first</td><td>headers for browsers and caches</td><td></td></tr>
 * <tr><td>cross-origin</td><td>before the handler is known</td><td>CORS, preflights</td><td>403</td></tr>
 * <tr><td>firewall</td><td>before the handler is known</td><td>ambiguous addresses</td><td>400</td></tr>
 * <tr><td>authentication</td><td>before the handler is known</td><td>verifies access tokens</td><td></td></tr>
 * <tr><td>rate-limit</td><td>before the handler is known</td><td>counts requests</td><td>429</td></tr>
 * <tr><td>caller</td><td>at the handler</td><td>looks up session or identity</td><td>401, 403, 503</td></tr>
 * <tr><td>access</td><td>at the handler</td><td>denies by default</td><td>401</td></tr>
 * <tr><td>operation-rate-limit</td><td>at the handler</td><td>counts operations</td><td>429</td></tr>
 * <tr><td>operation-access</td><td>at the handler</td><td>rules that no body changes</td><td>403, 503</td></tr>
 * <tr><td>body</td><td>at the handler</td><td>reads the body, within its time</td><td>400, 408, 413, 415, 503</td></tr>
 * <tr><td>admission</td><td>at the handler</td><td>limits work of a class at a time</td><td>503</td></tr>
 * <tr><td>events-after</td><td>at the handler</td><td>says what the feed continues after</td><td></td></tr>
 * </table>
 *
 * <p>Where there is a replica of the database, a stage {@code stale-reads} before the last one lets anonymous callers
 * read from it.
 *
 * <p>Then the arguments are read ({@code io.masthead.http.reading}), which refuses with all violations at once
 * (422), and calls the controller. What it returns is written once, after {@code io.masthead.http.fieldset} and
 * {@code io.masthead.http.entitytag} have processed it. Failures become problems in {@code io.masthead.http.problem}.
 *
 * <p>The deadline of a request ({@link TimeLimits#request}) begins when its head is read; the time in which its body
 * arrives is added.
 */
public final class RequestPipeline implements Filter, HandlerInterceptor {

    private final TrustedProxies proxies;
    private final RequestBounds bounds;
    private final RequestDeadline deadline;
    private final Drain drain;
    private final RequestTracing tracing;
    private final List<Stage> stages;
    private final List<HandlerStage> handlerStages;
    private @Nullable ServletContext servlets;

    /** Creates a pipeline with no proxies, no deadlines and no drain. */
    RequestPipeline(List<Stage> stages, List<HandlerStage> handlerStages) {
        this(new Drain(), stages, handlerStages);
    }

    private RequestPipeline(Drain drain, List<Stage> stages, List<HandlerStage> handlerStages) {
        this(
                TrustedProxies.NONE,
                RequestBounds.usual(),
                new RequestDeadline(TimeLimits.DEFAULT, DeadlinePropagation.NONE),
                drain,
                RequestTracing.PROPAGATION,
                stages,
                handlerStages);
    }

    private RequestPipeline(
            TrustedProxies proxies,
            RequestBounds bounds,
            RequestDeadline deadline,
            Drain drain,
            RequestTracing tracing,
            List<Stage> stages,
            List<HandlerStage> handlerStages) {
        this.proxies = proxies;
        this.bounds = bounds;
        this.deadline = deadline;
        this.drain = drain;
        this.tracing = tracing;
        this.stages = List.copyOf(stages);
        this.handlerStages = List.copyOf(handlerStages);
    }

    /**
     * {@return the pipeline of the service}
     *
     * @param proxies the trusted proxies
     * @param bounds the bounds of each request
     * @param deadline the deadline of each request
     * @param drain closes connections before a stop
     * @param tracing begins the span of each request
     * @param crossOrigin CORS
     * @param firewall refuses ambiguous addresses
     * @param authentication verifies credentials
     * @param limits counts requests and operations
     * @param admission limits work of a class at a time
     * @param access denies by default
     * @param staleReads lets reads of anonymous callers be stale, where there is a replica
     * @param eventsAfter says what to continue the feed of events after
     */
    static RequestPipeline of(
            TrustedProxies proxies,
            RequestBounds bounds,
            RequestDeadline deadline,
            Drain drain,
            RequestTracing tracing,
            CrossOrigin crossOrigin,
            Firewall firewall,
            BearerAuthentication authentication,
            RateLimits limits,
            AdmissionRule admission,
            AccessRule access,
            Optional<StaleReadsRule> staleReads,
            EventsAfterRule eventsAfter) {
        return new RequestPipeline(
                proxies,
                bounds,
                deadline,
                drain,
                tracing,
                List.of(
                        new Stage("cross-origin", crossOrigin::admits),
                        new Stage("firewall", firewall::admits),
                        new Stage("authentication", authentication::verify),
                        new Stage("rate-limit", limits::admitsRequest)),
                Stream.of(
                                Stream.of(
                                        new HandlerStage("caller", authentication::admits),
                                        new HandlerStage("access", access::admits),
                                        new HandlerStage("operation-rate-limit", limits::admitsOperation),
                                        new HandlerStage("operation-access", admission::admitsAccess),
                                        new HandlerStage("body", admission::admitsBody),
                                        new HandlerStage("admission", admission::admits)),
                                staleReads.map(rule -> new HandlerStage("stale-reads", rule::admits)).stream(),
                                Stream.of(new HandlerStage("events-after", eventsAfter::admits)))
                        .flatMap(Function.identity())
                        .toList());
    }

    /**
     * {@return a pipeline that identifies requests, sets the common headers, answers preflights and refuses ambiguous
     * addresses and, on the loopback interface, names of other machines; for the management server}
     *
     * @param problems writes refusals
     * @param drain closes connections before a stop
     */
    public static RequestPipeline forManagement(ProblemWriter problems, Drain drain) {
        RateLimits unlimited = new RateLimits(
                RequestLimits.NONE,
                new OperationLimits(RequestLimits.NONE, problems),
                new PathRules(Set.of()),
                problems);
        Firewall firewall = new Firewall(unlimited, problems);
        // Spring would answer a preflight with an Allow that names TRACE.
        CrossOrigin noOrigin = new CrossOrigin(new CrossOriginSettings(List.of(), false), List.of(), problems);
        return new RequestPipeline(
                drain,
                List.of(
                        new Stage("loopback-host", new LoopbackHost(problems)::admits),
                        new Stage("cross-origin", noOrigin::admits),
                        new Stage("firewall", firewall::admits)),
                List.of());
    }

    /** {@return the names of all stages, in order} */
    public List<String> stages() {
        return Stream.of(
                        List.of("identification", "common-headers"),
                        stages.stream().map(Stage::name).toList(),
                        handlerStages.stream().map(HandlerStage::name).toList())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void init(FilterConfig configuration) {
        servlets = configuration.getServletContext();
    }

    @Override
    public void doFilter(ServletRequest received, ServletResponse raw, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) received;
        http.setCharacterEncoding(StandardCharsets.UTF_8);
        ClientAddress client = new ClientAddress(http, proxies);
        HttpServletRequest request = new PipelineRequest(http, client);
        PipelineResponse response = new PipelineResponse((HttpServletResponse) raw, http, client, drain);
        RequestContext context = RequestContext.begin(
                request, response, RequestId.choose(http.getHeader(RequestId.HEADER)), client, bounds);
        response.setHeader(RequestId.HEADER, context.id());
        MDC.put(RequestId.LOG_KEY, context.id());
        Optional<TraceContext> trace = tracing.begin(http, TraceContext.of(http));
        trace.ifPresent(span -> identify(span, context));
        deadline.begin(context);
        try {
            CommonHeaders.write(request, response);
            for (Stage stage : stages) {
                if (!stage.check.admits(context)) {
                    return;
                }
            }
            if (admitsServlet(http, context)) {
                chain.doFilter(request, response);
            }
        } finally {
            response.closeIfDraining();
            deadline.end();
            context.end();
            MDC.remove(RequestId.LOG_KEY);
            if (trace.isPresent()) {
                MDC.remove(TraceContext.LOG_KEY);
                MDC.remove(TraceContext.SPAN_LOG_KEY);
            }
        }
    }

    private static void identify(TraceContext span, RequestContext context) {
        context.traced(span);
        context.response().setHeader(TraceContext.HEADER, span.header());
        MDC.put(TraceContext.LOG_KEY, span.traceId());
        MDC.put(TraceContext.SPAN_LOG_KEY, span.spanId());
    }

    /** Denies servlets of others by default, as handlers are denied: Spring MVC, which calls the interceptor, is passed by. */
    private boolean admitsServlet(HttpServletRequest request, RequestContext context)
            throws IOException, ServletException {
        String servlet = request.getHttpServletMapping().getServletName();
        return servlet.isEmpty()
                || servlet.equals(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME)
                || admits(context, servlet);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        // Handlers of the management server find this interceptor as well, but not this filter.
        boolean isOther = servlets != null && !servlets.equals(request.getServletContext());
        return isOther || admits(RequestContext.of(request), handler);
    }

    private boolean admits(RequestContext context, Object handler) throws IOException, ServletException {
        for (HandlerStage stage : handlerStages) {
            if (!stage.check.admits(context, handler)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sets {@code Accept-Patch} of responses to OPTIONS (RFC 5789 §3.1). Spring sends an empty Accept-Patch on every
     * OPTIONS; this fills it in where there is a PATCH and removes it elsewhere.
     */
    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            String allowed = response.getHeader(HttpHeaders.ALLOW);
            boolean patchable = allowed != null && allowed.contains(HttpMethod.PATCH.name());
            response.setHeader(HttpHeaders.ACCEPT_PATCH, patchable ? PatchFormats.FORMATS : null);
        }
    }

    /** A stage before the handler is known. */
    record Stage(String name, RequestCheck check) {

        /** Admits a request, or writes the response itself. */
        @FunctionalInterface
        interface RequestCheck {

            boolean admits(RequestContext context) throws IOException;
        }
    }

    /** A stage at the handler. */
    record HandlerStage(String name, HandlerCheck check) {

        /** Admits a request, or writes the response itself, or throws. */
        @FunctionalInterface
        interface HandlerCheck {

            boolean admits(RequestContext context, Object handler) throws IOException, ServletException;
        }
    }
}
