package io.masthead.adapters.rest.retirement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells callers of operations on their way out, before anything else is decided. */
final class RetirementNotice implements HandlerInterceptor {

    private final Map<Method, HttpHeaders> notices = new ConcurrentHashMap<>();

    void learn(HandlerMethod operation) {
        Optional<Retirement> retirement = Retirement.of(operation);
        retirement.ifPresent(found -> notices.put(operation.getMethod(), found.headers()));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            HttpHeaders notice = notices.getOrDefault(operation.getMethod(), HttpHeaders.EMPTY);
            notice.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        return true;
    }
}
