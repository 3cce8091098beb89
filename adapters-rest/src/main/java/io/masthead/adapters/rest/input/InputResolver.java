package io.masthead.adapters.rest.input;

import io.masthead.adapters.rest.input.Violation.Code;
import io.masthead.adapters.rest.input.Violation.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Makes the arguments of controllers from path, query and body. What is wrong is gathered, not thrown, so that the
 * other arguments are still looked at; {@link InputHandlerAdapter} throws before the controller would be called.
 */
final class InputResolver implements HandlerMethodArgumentResolver {

    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private final RequestReader reader;

    InputResolver(Validator validator) {
        this.reader = new RequestReader(validator);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return (parameter.hasParameterAnnotation(PathVariable.class) && parameter.getParameterType() == long.class)
                || parameter.hasParameterAnnotation(QueryParameters.class)
                || (parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory)
            throws HttpMediaTypeNotSupportedException {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Violations violations = Violations.of(request);
        PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
        if (variable != null) {
            return id(request, variable.value(), violations);
        }
        if (parameter.hasParameterAnnotation(QueryParameters.class)) {
            BoundQueryParameters.of(request).add(parameter.getParameterType());
            return reader.readQuery(query(request), parameter.getParameterType(), violations);
        }
        return body(request, parameter.getParameterType(), violations);
    }

    private static Map<String, String[]> query(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException undecodable) { // how Tomcat reports it
            throw new MalformedRequest();
        }
    }

    /** Identities in paths are positive, in plain decimal digits. */
    private static Long id(HttpServletRequest request, String name, Violations violations) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Long id = StrictTypes.parse(String.valueOf(variables.get(name)));
        if (id == null) {
            violations.add(new Violation(Place.PATH, name, Code.INT_PARSING));
        } else if (id < 1) {
            violations.add(new Violation(Place.PATH, name, Code.GREATER_THAN_EQUAL, 1));
        } else {
            return id;
        }
        return 1L; // never seen: the request is refused
    }

    private @Nullable Object body(HttpServletRequest request, Class<?> type, Violations violations)
            throws HttpMediaTypeNotSupportedException {
        if (request.getContentType() != null) {
            requireJson(request.getContentType());
        }
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new HttpMediaTypeNotSupportedException("Content codings are not read here");
        }
        byte[] bytes = RequestBytes.read(request);
        if (bytes.length == 0) {
            violations.add(new Violation(Place.BODY, "", Code.MISSING));
            return null;
        }
        if (request.getContentType() == null) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, JSON);
        }
        return reader.readBody(bytes, type, violations);
    }

    private static void requireJson(String contentType) throws HttpMediaTypeNotSupportedException {
        MediaType type;
        try {
            type = MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException unknown) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, JSON);
        }
        if (JSON.stream().noneMatch(json -> json.includes(type))) {
            throw new HttpMediaTypeNotSupportedException(type, JSON);
        }
    }
}
