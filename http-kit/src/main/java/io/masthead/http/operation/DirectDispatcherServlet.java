package io.masthead.http.operation;

import io.masthead.http.fieldset.SparseFieldset;
import io.masthead.http.operation.OperationTable.Match;
import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.http.reading.InputHandlerAdapter;
import io.masthead.http.writing.JsonWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Spring MVC's servlet, which dispatches the operations that need little of it directly: found in an
 * {@link OperationTable}, admitted by the same {@link RequestPipeline}, called with the same resolvers; failures go to
 * the same resolvers of exceptions. It takes the place of the {@code dispatcherServlet} that Spring Boot would declare.
 *
 * <p>Where another interceptor, another advice of responses, or a mapping before that of controllers could have a say,
 * Spring MVC dispatches everything, which a line of the log says at the start.
 */
public final class DirectDispatcherServlet extends DispatcherServlet {

    private static final Logger LOG = LoggerFactory.getLogger(DirectDispatcherServlet.class);

    private final RequestPipeline pipeline;
    private final Supplier<JsonWriter> writer;
    private transient OperationTable operations = OperationTable.EMPTY;

    /**
     * Creates the servlet.
     *
     * @param pipeline admits requests to operations
     * @param writer writes their responses
     */
    public DirectDispatcherServlet(RequestPipeline pipeline, Supplier<JsonWriter> writer) {
        this.pipeline = pipeline;
        this.writer = writer;
        setPublishEvents(false); // nothing listens, and each would ask for the client's address
    }

    @Override
    protected void initStrategies(ApplicationContext context) {
        super.initStrategies(context);
        RequestMappingHandlerMapping controllers =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        obstacle(controllers, context)
                .ifPresentOrElse(
                        obstacle ->
                                LOG.warn("Requests take the longer way through Spring MVC, because of {}", obstacle),
                        () -> operations = operations(controllers, context));
    }

    private Optional<Object> obstacle(RequestMappingHandlerMapping controllers, ApplicationContext context) {
        HandlerInterceptor[] interceptors = Objects.requireNonNull(controllers.getAdaptedInterceptors());
        List<Class<?>> advice = ControllerAdviceBean.findAnnotatedBeans(context).stream()
                .<Class<?>>mapMulti(
                        (bean, types) -> Optional.ofNullable(bean.getBeanType()).ifPresent(types))
                .toList();
        return Obstacles.before(controllers, Objects.requireNonNull(getHandlerMappings()))
                .or(() -> Obstacles.among(interceptors, pipeline))
                .or(() -> Obstacles.among(advice));
    }

    private OperationTable operations(RequestMappingHandlerMapping controllers, ApplicationContext context) {
        InputHandlerAdapter adapter = context.getBean(InputHandlerAdapter.class);
        SparseFieldset fields = context.getBean(SparseFieldset.class);
        return OperationTable.of(
                controllers.getHandlerMethods(),
                method -> Optional.of(method)
                        .filter(DirectOperation::writes)
                        .flatMap(adapter::checked)
                        .map(checked -> new DirectOperation(checked, writer.get(), fields)));
    }

    @Override
    protected void doService(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Optional<Match> match = find(request);
        if (match.isPresent()) {
            serve(match.get(), request, response);
        } else {
            super.doService(request, response);
        }
    }

    /**
     * {@return the operation of a request that is dispatched directly}
     *
     * @param request the request, whose path the pipeline has found unambiguous: without encoded slashes
     */
    private Optional<Match> find(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST && request.getPathInfo() == null
                ? operations.find(request.getMethod(), request.getServletPath())
                : Optional.empty();
    }

    /** Does not call the other methods of an interceptor: those of the pipeline concern OPTIONS alone. */
    private void serve(Match match, HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.variables());
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, match.pattern());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observation -> observation.setPathPattern(match.pattern()));
        HandlerMethod method = match.operation().method();
        try {
            if (pipeline.preHandle(request, response, method)) {
                match.operation().respond(request, response);
            }
        } catch (Exception problem) {
            processHandlerException(request, response, method, problem);
        } catch (Error problem) { // as Spring MVC does
            processHandlerException(
                    request, response, method, new ServletException("Handler dispatch failed: " + problem, problem));
        }
    }

    /** Dispatches TRACE like every other method, so that it is refused: Spring would still echo the request. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        processRequest(request, response);
    }
}
