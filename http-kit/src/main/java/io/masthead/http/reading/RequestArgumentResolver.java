package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves arguments of controllers from the context of the request alone, so that operations which take no others are
 * dispatched directly, without Spring MVC's models and data binders.
 */
public interface RequestArgumentResolver extends HandlerMethodArgumentResolver {

    /**
     * {@return the argument}
     *
     * @param parameter a parameter that this resolver supports
     * @param context the request, to which violations are added
     * @throws Exception if the request is refused for another reason
     */
    @Nullable
    Object resolve(MethodParameter parameter, RequestContext context) throws Exception;

    @Override
    default @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory)
            throws Exception {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return resolve(parameter, RequestContext.of(http));
    }
}
