package io.masthead.http.operation;

import io.masthead.http.entitytag.AnyEntityTag;
import io.masthead.http.fieldset.SelectableFields;
import io.masthead.http.fieldset.SparseFieldset;
import io.masthead.http.reading.CheckedHandlerMethod;
import io.masthead.http.writing.JsonWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * Operation whose response is nothing, a record or a list of records. It does what Spring MVC does for such a method of
 * a controller, with the same resolvers, and leaves out what only other methods need.
 */
final class Operation {

    private final CheckedHandlerMethod method;
    private final JsonWriter writer;
    private final SparseFieldset fields;
    private final boolean selectable;

    /**
     * Prepares an operation.
     *
     * @param method the method of the controller
     * @param writer writes the response
     * @param fields reduces the response to the selected fields
     */
    Operation(CheckedHandlerMethod method, JsonWriter writer, SparseFieldset fields) {
        this.method = method;
        this.writer = writer;
        this.fields = fields;
        this.selectable = method.hasMethodAnnotation(SelectableFields.class);
    }

    /**
     * {@return whether a method returns what an operation writes}
     *
     * @param method the method of a controller
     */
    static boolean writes(HandlerMethod method) {
        ResolvableType returned = ResolvableType.forMethodReturnType(method.getMethod());
        ResolvableType body = returned.resolve() == ResponseEntity.class ? returned.getGeneric() : returned;
        Class<?> written = (body.resolve() == List.class ? body.getGeneric() : body).resolve(Object.class);
        return written == void.class || written == Void.class || written.isRecord();
    }

    /** {@return the method of the controller} */
    HandlerMethod method() {
        return method;
    }

    /**
     * Calls the controller and writes what it returns.
     *
     * @param request the request
     * @param response its response
     * @throws Exception what the controller throws, and what the arguments are refused with
     */
    void respond(HttpServletRequest request, HttpServletResponse response) throws Exception {
        ServletWebRequest web = new ServletWebRequest(request, response);
        Object returned = method.invokeForRequest(web, null);
        HttpStatusCode status = method.status();
        if (status != null) {
            response.setStatus(status.value());
        }
        Object body = returned;
        if (returned instanceof ResponseEntity<?> entity) {
            response.setStatus(entity.getStatusCode().value());
            entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            body = isNotModified(entity, web) ? null : entity.getBody();
        }
        if (body != null) {
            writer.write(selectable ? fields.select(body, request) : body, response);
        }
    }

    /** Evaluates the conditions of a read (RFC 9110 §13.2.2), as Spring MVC does. */
    private static boolean isNotModified(ResponseEntity<?> found, ServletWebRequest web) {
        HttpServletRequest request = web.getRequest();
        if (found.getStatusCode().value() != HttpStatus.OK.value() || !isConditionalRead(request)) {
            return false;
        }
        HttpHeaders headers = found.getHeaders();
        return web.checkNotModified(headers.getETag(), headers.getLastModified())
                || AnyEntityTag.isNotModified(request, Objects.requireNonNull(web.getResponse()));
    }

    private static boolean isConditionalRead(HttpServletRequest request) {
        String method = request.getMethod();
        return (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method))
                && Stream.of(
                                HttpHeaders.IF_NONE_MATCH,
                                HttpHeaders.IF_MATCH,
                                HttpHeaders.IF_MODIFIED_SINCE,
                                HttpHeaders.IF_UNMODIFIED_SINCE)
                        .anyMatch(name -> request.getHeader(name) != null);
    }
}
