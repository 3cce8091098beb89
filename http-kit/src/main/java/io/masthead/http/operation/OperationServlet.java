package io.masthead.http.operation;

import io.masthead.http.entitytag.AnyEntityTag;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/**
 * Spring MVC, with a short way to the operations that need little of it: found in an {@link OperationTable}, admitted by
 * the same {@link RequestPipeline}, called with the same resolvers; failures go to the same resolvers of exceptions.
 * Where another interceptor, another advice of responses, or a mapping before that of controllers could have a say,
 * there is no short way.
 */
public final class OperationServlet extends DispatcherServlet {

    private static final Set<Class<?>> OWN_ADVICE = Set.of(SparseFieldset.class, AnyEntityTag.class);

    private final RequestPipeline pipeline;
    private final Supplier<JsonWriter> writer;
    private transient OperationTable operations = OperationTable.EMPTY;

    /**
     * Creates the servlet.
     *
     * @param pipeline admits requests to operations
     * @param writer writes their responses
     */
    public OperationServlet(RequestPipeline pipeline, Supplier<JsonWriter> writer) {
        this.pipeline = pipeline;
        this.writer = writer;
        setPublishEvents(false); // nothing listens, and each would ask for the client's address
    }

    @Override
    protected void initStrategies(ApplicationContext context) {
        super.initStrategies(context);
        RequestMappingHandlerMapping controllers =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        if (isFirst(controllers) && hasOnlyThePipeline(controllers) && hasOnlyOwnAdvice(context)) {
            InputHandlerAdapter adapter = context.getBean(InputHandlerAdapter.class);
            SparseFieldset fields = context.getBean(SparseFieldset.class);
            operations = OperationTable.of(
                    controllers.getHandlerMethods(),
                    method -> Optional.of(method)
                            .filter(Operation::writes)
                            .flatMap(adapter::checked)
                            .map(checked -> new Operation(checked, writer.get(), fields)));
        }
    }

    private boolean isFirst(HandlerMapping controllers) {
        return Objects.requireNonNull(getHandlerMappings()).stream()
                .takeWhile(mapping -> !mapping.equals(controllers))
                .allMatch(OperationServlet::isEmpty);
    }

    private static boolean isEmpty(HandlerMapping mapping) {
        return switch (mapping) {
            case RouterFunctionMapping routes -> routes.getRouterFunction() == null;
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().isEmpty();
            default -> false;
        };
    }

    /** Spring MVC's own interceptors serve conversions and static files, which operations have no use for. */
    private boolean hasOnlyThePipeline(AbstractHandlerMapping mapping) {
        HandlerInterceptor[] interceptors = Objects.requireNonNull(mapping.getAdaptedInterceptors());
        return Stream.of(interceptors)
                .allMatch(interceptor -> interceptor instanceof ConversionServiceExposingInterceptor
                        || interceptor instanceof ResourceUrlProviderExposingInterceptor
                        || (interceptor instanceof MappedInterceptor mapped
                                && mapped.getInterceptor().equals(pipeline)));
    }

    private static boolean hasOnlyOwnAdvice(ApplicationContext context) {
        return ControllerAdviceBean.findAnnotatedBeans(context).stream()
                .map(ControllerAdviceBean::getBeanType)
                .filter(type -> type != null && ResponseBodyAdvice.class.isAssignableFrom(type))
                .allMatch(OWN_ADVICE::contains);
    }

    @Override
    protected void doService(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Optional<Match> match = request.getDispatcherType() == DispatcherType.REQUEST && request.getPathInfo() == null
                ? operations.find(request.getMethod(), request.getServletPath())
                : Optional.empty();
        if (match.isPresent()) {
            serve(match.get(), request, response);
        } else {
            super.doService(request, response);
        }
    }

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
