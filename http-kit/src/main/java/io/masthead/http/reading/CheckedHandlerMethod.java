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

/**
 * Method of a controller that is only called if its arguments had no violations. When it has returned, the request
 * releases its permits.
 */
public final class CheckedHandlerMethod extends ServletInvocableHandlerMethod {

    CheckedHandlerMethod(HandlerMethod method) {
        super(method);
    }

    CheckedHandlerMethod(HandlerMethod method, HandlerMethodArgumentResolverComposite resolvers) {
        super(method);
        setHandlerMethodArgumentResolvers(resolvers);
    }

    @Override
    public @Nullable Object invokeForRequest(
            NativeWebRequest request, @Nullable ModelAndViewContainer container, @Nullable Object... provided)
            throws Exception {
        Object returned = super.invokeForRequest(request, container, provided);
        context(request).release();
        return returned;
    }

    /**
     * Calls the method for a caller that writes the response itself, and releases the permits when it is rendered.
     *
     * @param request the request
     * @return what the method returns
     * @throws Exception what the method throws, and what the arguments are refused with
     */
    public @Nullable Object call(NativeWebRequest request) throws Exception {
        return super.invokeForRequest(request, null);
    }

    @Override
    protected @Nullable Object[] getMethodArgumentValues(
            NativeWebRequest request, @Nullable ModelAndViewContainer container, @Nullable Object... provided)
            throws Exception {
        @Nullable Object[] arguments = super.getMethodArgumentValues(request, container, provided);
        context(request).requireValid();
        return arguments;
    }

    private static RequestContext context(NativeWebRequest request) {
        return RequestContext.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    /** {@return the status that the method is annotated with} */
    public @Nullable HttpStatusCode status() {
        return getResponseStatus();
    }
}
