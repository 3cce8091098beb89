package io.masthead.http.operation;

import io.masthead.http.entitytag.AnyEntityTag;
import io.masthead.http.fieldset.SelectableFields;
import io.masthead.http.fieldset.SparseFieldset;
import io.masthead.http.reading.CheckedHandlerMethod;
import io.masthead.http.request.RequestContext;
import io.masthead.http.writing.JsonWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;

/**
 * Operation whose response is nothing, a record or a list of records. It does what Spring MVC does for such a method of
 * a controller, with the same resolvers, and leaves out what only other methods need.
 */
final class Operation {

    private static final Logger LOG = LoggerFactory.getLogger(Operation.class);

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
     * {@return whether a method returns what an operation writes, and has no mark that only Spring MVC understands}
     *
     * @param method the method of a controller
     */
    static boolean writes(HandlerMethod method) {
        ResponseStatus status = method.getMethodAnnotation(ResponseStatus.class);
        return (isMarked(method, ResponseBody.class) || method.getMethod().getReturnType() == ResponseEntity.class)
                && !isMarked(method, CrossOrigin.class)
                && (status == null || status.reason().isEmpty())
                && isWritten(method);
    }

    private static boolean isMarked(HandlerMethod method, Class<? extends Annotation> mark) {
        return method.hasMethodAnnotation(mark) || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), mark);
    }

    private static boolean isWritten(HandlerMethod method) {
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
            write(selectable ? fields.select(body, request) : body, request, response);
        }
    }

    /** Ignores a client that is gone. */
    private void write(Object body, HttpServletRequest request, HttpServletResponse response) {
        byte[] json = writer.json(body);
        RequestContext.of(request).release();
        if (response.getContentType() == null) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        }
        response.setContentLength(json.length);
        try {
            response.getOutputStream().write(json);
        } catch (IOException closed) {
            LOG.debug("The client is gone", closed);
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
