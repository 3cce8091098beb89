package io.masthead.http.reading;

import io.masthead.domain.RequestOrigin;
import io.masthead.http.request.RequestContext;
import org.springframework.core.MethodParameter;

/** Resolves the {@link RequestContext}, or the {@link RequestOrigin} for commands. */
public final class RequestContextResolver implements RequestArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestContext.class
                || parameter.getParameterType() == RequestOrigin.class;
    }

    @Override
    public Object resolve(MethodParameter parameter, RequestContext context) {
        return parameter.getParameterType() == RequestContext.class ? context : context.origin();
    }
}
