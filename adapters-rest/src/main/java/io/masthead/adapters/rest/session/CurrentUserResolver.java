package io.masthead.adapters.rest.session;

import io.masthead.domain.user.UserId;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.SignInRequired;
import io.masthead.http.reading.RequestArgumentResolver;
import io.masthead.http.request.RequestContext;
import java.util.Optional;
import org.springframework.core.MethodParameter;

/** Resolves {@link CurrentUser}: an {@link AuthenticatedUser}, a {@link UserId}, or an {@code Optional<UserId>}. */
public final class CurrentUserResolver implements RequestArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentUser.class);
    }

    @Override
    public Object resolve(MethodParameter parameter, RequestContext context) {
        Optional<AuthenticatedUser> caller = context.caller().map(AuthenticatedUser.class::cast);
        Class<?> type = parameter.getParameterType();
        if (type == AuthenticatedUser.class) {
            return caller.orElseThrow(SignInRequired::new);
        }
        Optional<UserId> user = caller.map(AuthenticatedUser::user);
        return type == Optional.class ? user : user.orElseThrow(SignInRequired::new);
    }
}
