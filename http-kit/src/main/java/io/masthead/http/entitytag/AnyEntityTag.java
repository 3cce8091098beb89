package io.masthead.http.entitytag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Evaluates {@code If-None-Match: *} in reads (RFC 9110 §13.1.2): an existing representation always matches, so the
 * response is 304. Spring compares all other tags, and this one in writes alone.
 */
@ControllerAdvice
public final class AnyEntityTag implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean notModified = isNotModified(
                ((ServletServerHttpRequest) request).getServletRequest(),
                ((ServletServerHttpResponse) response).getServletResponse());
        return notModified ? null : body;
    }

    /**
     * Evaluates the condition, and sets the status if it matches.
     *
     * @param request the request
     * @param response its response, with its entity tag
     * @return whether the response is 304, without content
     */
    public static boolean isNotModified(HttpServletRequest request, HttpServletResponse response) {
        boolean isRead = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        boolean matches = isRead
                && "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                && response.getHeader(HttpHeaders.ETAG) != null;
        if (matches) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return matches;
    }
}
