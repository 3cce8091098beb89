package io.masthead.http.operation;

import io.masthead.http.entitytag.AnyEntityTag;
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
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;

/**
 * Operation that is called without Spring MVC. Its response is nothing, a record or a list of records. It does what
 * Spring MVC does for such a method of a controller, with the same resolvers, and leaves out what only other methods
 * need.
 */
final class DirectOperation {

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
    DirectOperation(CheckedHandlerMethod method, JsonWriter writer, SparseFieldset fields) {
        this.method = method;
        this.writer = writer;
        this.fields = fields;
        this.selectable = SparseFieldset.isSelectable(method.getMethod());
    }

    /**
     * {@return whether a method returns what an operation writes, and has no annotation that only Spring MVC
     * understands}
     *
     * @param method the method of a controller
     */
    static boolean writes(HandlerMethod method) {
        ResponseStatus status = method.getMethodAnnotation(ResponseStatus.class);
        return (isAnnotated(method, ResponseBody.class) || method.getMethod().getReturnType() == ResponseEntity.class)
                && !isAnnotated(method, CrossOrigin.class)
                && (status == null || status.reason().isEmpty())
                && isWritten(method);
    }

    private static boolean isAnnotated(HandlerMethod method, Class<? extends Annotation> annotation) {
        return method.hasMethodAnnotation(annotation)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), annotation);
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
     * Calls the controller and writes what it returns. Nothing is set in the response before its content is ready: a
     * failure leaves no header behind.
     *
     * @param request the request
     * @param response its response
     * @throws Exception what the controller throws, and what the arguments are refused with
     */
    void respond(HttpServletRequest request, HttpServletResponse response) throws Exception {
        ServletWebRequest web = new ServletWebRequest(request, response);
        Object returned = method.call(web);
        if (returned instanceof ResponseEntity<?> entity) {
            boolean notModified = isNotModified(entity, web);
            byte @Nullable [] json = notModified ? null : json(entity.getBody(), request);
            if (!notModified) {
                response.setStatus(entity.getStatusCode().value());
            }
            entity.getHeaders().forEach((name, values) -> add(name, values, response));
            write(json, response);
        } else {
            byte @Nullable [] json = json(returned, request);
            HttpStatusCode status = method.status();
            if (status != null) {
                response.setStatus(status.value());
            }
            write(json, response);
        }
    }

    /**
     * Renders the response, which may then wait for a slow client: it holds no permit any more, but counts as memory. Only
     * that to a read is refused where there is none: a change is made by now, and a refusal would have it made twice.
     */
    private byte @Nullable [] json(@Nullable Object body, HttpServletRequest request) {
        byte @Nullable [] json = body == null ? null : writer.json(selectable ? fields.select(body, request) : body);
        RequestContext context = RequestContext.of(request);
        if (json != null && isRead(request)) {
            context.reserve(json.length);
        } else if (json != null) {
            context.count(json.length);
        }
        context.release();
        return json;
    }

    /** Leaves out what the evaluation of conditions has set. */
    private static void add(String name, List<String> values, HttpServletResponse response) {
        for (String value : values) {
            if (!value.equals(response.getHeader(name))) {
                response.addHeader(name, value);
            }
        }
    }

    /** Fails as in Spring MVC if the client is gone. */
    private static void write(byte @Nullable [] json, HttpServletResponse response)
            throws AsyncRequestNotUsableException {
        if (json == null) {
            return;
        }
        if (response.getContentType() == null) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        }
        response.setContentLength(json.length);
        try {
            response.getOutputStream().write(json);
        } catch (IOException gone) {
            throw new AsyncRequestNotUsableException("The client is gone", gone);
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

    private static boolean isRead(HttpServletRequest request) {
        String method = request.getMethod();
        return HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
    }

    private static boolean isConditionalRead(HttpServletRequest request) {
        return isRead(request)
                && Stream.of(
                                HttpHeaders.IF_NONE_MATCH,
                                HttpHeaders.IF_MATCH,
                                HttpHeaders.IF_MODIFIED_SINCE,
                                HttpHeaders.IF_UNMODIFIED_SINCE)
                        .anyMatch(name -> request.getHeader(name) != null);
    }
}
