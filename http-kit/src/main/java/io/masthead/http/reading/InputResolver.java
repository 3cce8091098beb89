package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.Validator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Resolves arguments of controllers from path, query and body. Violations are collected, not thrown, so that all
 * arguments are checked; {@link InputHandlerAdapter} throws instead of calling the controller.
 */
final class InputResolver implements RequestArgumentResolver {

    private final RequestReader reader;

    InputResolver(Validator validator) {
        this.reader = new RequestReader(validator);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return (parameter.hasParameterAnnotation(PathVariable.class) && parameter.getParameterType() == long.class)
                || parameter.hasParameterAnnotation(QueryParameters.class)
                || JsonContent.isBody(parameter);
    }

    @Override
    public @Nullable Object resolve(MethodParameter parameter, RequestContext context) {
        PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
        if (variable != null) {
            return id(context, variable.value());
        }
        if (parameter.hasParameterAnnotation(QueryParameters.class)) {
            Class<?> type = parameter.getParameterType();
            context.bound(reader.queryNames(type));
            return reader.readQuery(context.query(), type, context::addAll);
        }
        return body(context, parameter.getParameterType());
    }

    /** Reads an id in a path: positive, in plain decimal digits. */
    private static Long id(RequestContext context, String name) {
        Map<?, ?> variables =
                (Map<?, ?>) context.request().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Long id = StrictTypes.parse(String.valueOf(variables.get(name)));
        if (id == null) {
            context.add(new Violation(Place.PATH, name, ViolationCode.INT_PARSING));
        } else if (id < 1) {
            context.add(new Violation(Place.PATH, name, ViolationCode.GREATER_THAN_EQUAL, 1));
        } else {
            return id;
        }
        return 1L; // not used: the request is refused
    }

    private @Nullable Object body(RequestContext context, Class<?> type) {
        byte[] bytes = context.body();
        if (bytes.length == 0) {
            context.add(new Violation(Place.BODY, "", ViolationCode.MISSING));
            return null;
        }
        return reader.readBody(bytes, type, context::addAll);
    }
}
