package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Method of a controller that is only called if its arguments had no violations. */
public final class CheckedHandlerMethod extends ServletInvocableHandlerMethod {

    CheckedHandlerMethod(HandlerMethod method) {
        super(method);
    }

    CheckedHandlerMethod(HandlerMethod method, HandlerMethodArgumentResolverComposite resolvers) {
        super(method);
        setHandlerMethodArgumentResolvers(resolvers);
    }

    @Override
    protected @Nullable Object[] getMethodArgumentValues(
            NativeWebRequest request, @Nullable ModelAndViewContainer container, @Nullable Object... provided)
            throws Exception {
        @Nullable Object[] arguments = super.getMethodArgumentValues(request, container, provided);
        RequestContext.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                .requireValid();
        return arguments;
    }

    /** {@return the status that the method is annotated with} */
    public @Nullable HttpStatusCode status() {
        return getResponseStatus();
    }
}
