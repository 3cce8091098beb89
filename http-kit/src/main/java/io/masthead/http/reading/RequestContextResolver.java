package io.masthead.http.reading;

import io.masthead.domain.RequestOrigin;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves the {@link RequestContext}, or the {@link RequestOrigin} for commands. */
public final class RequestContextResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestContext.class
                || parameter.getParameterType() == RequestOrigin.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        RequestContext context =
                RequestContext.of(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        return parameter.getParameterType() == RequestContext.class ? context : context.origin();
    }
}
