package io.masthead.adapters.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Answers to OPTIONS name what a PATCH reads (RFC 5789 §3.1) if there is one; Spring names nothing, but everywhere. */
public final class PatchFormats implements HandlerInterceptor {

    /** The media types, the most fitting first. */
    public static final String FORMATS = "application/merge-patch+json, application/json";

    /** Makes the interceptor. */
    public PatchFormats() {}

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            String allowed = response.getHeader(HttpHeaders.ALLOW);
            boolean patchable = allowed != null && allowed.contains(HttpMethod.PATCH.name());
            response.setHeader(HttpHeaders.ACCEPT_PATCH, patchable ? FORMATS : null);
        }
    }
}
