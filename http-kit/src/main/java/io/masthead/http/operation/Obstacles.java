package io.masthead.http.operation;

import io.masthead.http.entitytag.AnyEntityTag;
import io.masthead.http.fieldset.SparseFieldset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/**
 * Extensions of Spring MVC that could have a say in requests to operations. While there is one, no operation is
 * dispatched directly.
 */
final class Obstacles {

    private static final Set<Class<?>> OWN_ADVICE = Set.of(SparseFieldset.class, AnyEntityTag.class);

    private Obstacles() {}

    /**
     * {@return the first handler mapping before that of controllers that could find a handler}
     *
     * @param mappings all mappings, in their order
     * @param controllers the mapping of controllers
     */
    static Optional<Object> before(HandlerMapping controllers, List<HandlerMapping> mappings) {
        return mappings.stream()
                .takeWhile(mapping -> !mapping.equals(controllers))
                .filter(mapping -> !isEmpty(mapping))
                .map(Object.class::cast)
                .findFirst();
    }

    private static boolean isEmpty(HandlerMapping mapping) {
        return switch (mapping) {
            case RouterFunctionMapping routes -> routes.getRouterFunction() == null;
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().isEmpty();
            default -> false;
        };
    }

    /**
     * {@return the first interceptor except the pipeline and Spring MVC's own two, which serve conversions and static
     * files}
     *
     * @param interceptors the interceptors of controllers
     * @param pipeline the pipeline
     */
    static Optional<Object> among(HandlerInterceptor[] interceptors, HandlerInterceptor pipeline) {
        return Stream.of(interceptors)
                .filter(interceptor -> !(interceptor instanceof ConversionServiceExposingInterceptor
                        || interceptor instanceof ResourceUrlProviderExposingInterceptor
                        || (interceptor instanceof MappedInterceptor mapped
                                && mapped.getInterceptor().equals(pipeline))))
                .map(Object.class::cast)
                .findFirst();
    }

    /**
     * {@return the first type that changes responses, except the two of this kit}
     *
     * @param advice the types of all controller advice
     */
    static Optional<Object> among(Collection<Class<?>> advice) {
        return advice.stream()
                .filter(type -> ResponseBodyAdvice.class.isAssignableFrom(type) && !OWN_ADVICE.contains(type))
                .map(Object.class::cast)
                .findFirst();
    }
}
