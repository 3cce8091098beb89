package io.masthead.http.reading;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
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
        return new CheckedHandlerMethod(handlerMethod);
    }

    /**
     * {@return a method whose arguments are all resolved from the context of the request, ready to be called without
     * this adapter}
     *
     * @param method the method of a controller
     */
    public Optional<CheckedHandlerMethod> checked(HandlerMethod method) {
        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
        resolvers.add(inputs);
        resolvers.addAll(Objects.requireNonNullElse(getCustomArgumentResolvers(), List.of()));
        boolean isReadHere = Stream.of(method.getMethodParameters())
                        .allMatch(parameter -> isResolvedFromContext(parameter, resolvers))
                && !method.shouldValidateArguments()
                && !method.shouldValidateReturnValue();
        return isReadHere
                ? Optional.of(new CheckedHandlerMethod(
                        method.createWithResolvedBean(),
                        new HandlerMethodArgumentResolverComposite().addResolvers(resolvers)))
                : Optional.empty();
    }

    private static boolean isResolvedFromContext(
            MethodParameter parameter, List<HandlerMethodArgumentResolver> resolvers) {
        return resolvers.stream()
                .filter(resolver -> resolver.supportsParameter(parameter))
                .findFirst()
                .filter(RequestArgumentResolver.class::isInstance)
                .isPresent();
    }
}
