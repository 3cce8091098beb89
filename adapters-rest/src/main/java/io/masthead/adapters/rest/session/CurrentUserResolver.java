package io.masthead.adapters.rest.session;

import io.masthead.domain.user.UserId;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.SignInRequired;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link CurrentUser}: an {@link AuthenticatedUser}, a {@link UserId}, or an {@code Optional<UserId>}. */
public final class CurrentUserResolver implements HandlerMethodArgumentResolver {

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
        Optional<AuthenticatedUser> caller = RequestContext.of(
                        Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)))
                .caller()
                .map(AuthenticatedUser.class::cast);
        Class<?> type = parameter.getParameterType();
        if (type == AuthenticatedUser.class) {
            return caller.orElseThrow(SignInRequired::new);
        }
        Optional<UserId> user = caller.map(AuthenticatedUser::user);
        return type == Optional.class ? user : user.orElseThrow(SignInRequired::new);
    }
}
