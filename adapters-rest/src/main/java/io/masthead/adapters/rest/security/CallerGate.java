package io.masthead.adapters.rest.security;

import io.masthead.adapters.rest.problem.SignInRequired;
import io.masthead.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets nobody into an operation that is not for {@link Anyone} without a token, and tells controllers who calls. */
public final class CallerGate implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String OURS = "io.masthead.";

    /** Makes the gate. */
    public CallerGate() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !method.hasMethodAnnotation(Anyone.class)
                && caller().isEmpty()) {
            throw new SignInRequired();
        }
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentUser.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Optional<UserId> caller = caller();
        return parameter.getParameterType() == Optional.class ? caller : caller.orElseThrow(SignInRequired::new);
    }

    private static Optional<UserId> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(new UserId(Long.parseLong(token.getName())))
                : Optional.empty();
    }
}
