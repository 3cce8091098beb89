package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Calls controllers with arguments from {@link InputResolver}, unless there were violations. */
public final class InputHandlerAdapter extends RequestMappingHandlerAdapter {

    private final InputResolver inputs;

    /**
     * Creates the reader of requests.
     *
     * @param validator checks the constraints of records
     */
    public InputHandlerAdapter(Validator validator) {
        this.inputs = new InputResolver(validator);
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
        resolvers.add(inputs);
        resolvers.addAll(Objects.requireNonNull(getArgumentResolvers()));
        setArgumentResolvers(resolvers);
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handlerMethod) {
        return new RefusingHandlerMethod(handlerMethod);
    }

    private static final class RefusingHandlerMethod extends ServletInvocableHandlerMethod {

        RefusingHandlerMethod(HandlerMethod handlerMethod) {
            super(handlerMethod);
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
    }
}
