package io.masthead.adapters.rest.security;

import io.masthead.adapters.rest.problem.SignInRequired;
import io.masthead.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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

/**
 * Lets nobody into an operation that is not for {@link PermitAll} without a token, nobody into any operation with a token
 * that does not count any more, and tells controllers who calls.
 */
public final class AuthenticationInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String OURS = "io.masthead.";
    private static final String CALLER = AuthenticationInterceptor.class.getName();

    private final Supplier<AccessTokenAuthenticator> callers;

    /**
     * Makes the gate.
     *
     * @param callers knows whom tokens stand for
     */
    public AuthenticationInterceptor(Supplier<AccessTokenAuthenticator> callers) {
        this.callers = callers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            request.setAttribute(CALLER, callers.get().of(token.getToken()));
        } else if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !method.hasMethodAnnotation(PermitAll.class)) {
            throw new SignInRequired();
        }
        return true;
    }

    /**
     * {@return who sent a request, once it has passed the gate}
     *
     * @param request the request
     */
    public static Optional<Caller> callerOf(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentUser.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        Optional<Caller> caller =
                callerOf(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        Class<?> wanted = parameter.getParameterType();
        if (wanted == Caller.class) {
            return caller.orElseThrow(SignInRequired::new);
        }
        Optional<UserId> user = caller.map(Caller::user);
        return wanted == Optional.class ? user : user.orElseThrow(SignInRequired::new);
    }
}
