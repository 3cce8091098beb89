package io.masthead.http.fieldset;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reduces a response, or each entry of a list, to the fields that the caller selected, if it selected any. */
@ControllerAdvice
public final class SparseFieldset implements ResponseBodyAdvice<Object> {

    private final JsonMapper mapper;

    SparseFieldset(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return isSelectable(Objects.requireNonNull(returned.getMethod()));
    }

    /**
     * {@return whether callers can select fields of the response of an operation}
     *
     * @param operation the method of the controller
     */
    public static boolean isSelectable(Method operation) {
        return operation.isAnnotationPresent(SelectableFields.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body == null ? null : select(body, ((ServletServerHttpRequest) request).getServletRequest());
    }

    /**
     * {@return a response with the selected fields; the response itself if none were selected}
     *
     * @param body the response, or a list of entries
     * @param request the request
     */
    public Object select(Object body, HttpServletRequest request) {
        String[] selected = request.getParameterValues(SelectableFields.PARAMETER);
        return selected == null
                ? body
                : select(mapper.<JsonNode>valueToTree(body), List.of(selected[selected.length - 1].split(",")));
    }

    private static JsonNode select(JsonNode response, List<String> fields) {
        if (response instanceof ObjectNode entry) {
            return entry.retain(fields);
        }
        response.forEach(entry -> ((ObjectNode) entry).retain(fields));
        return response;
    }
}
