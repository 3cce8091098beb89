package io.masthead.http.pipeline;

import io.masthead.http.authentication.PermitAll;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Default deny: handlers need an authenticated caller, except those with {@link PermitAll}, in any package and of any
 * kind; static files; and Spring's own handler of OPTIONS.
 */
final class AccessRule {

    private final ProblemWriter problems;
    private final PerHandler<Boolean> permittedHandlers = new PerHandler<>(this::isPermitted);

    AccessRule(ProblemWriter problems) {
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admits(RequestContext context, Object handler) {
        if (context.caller().isPresent() || permitsAll(handler)) {
            return true;
        }
        problems.write(context.request(), context.response(), ProblemType.UNAUTHORIZED);
        return false;
    }

    /** {@return whether the handler needs no caller} */
    boolean permitsAll(Object handler) {
        return permittedHandlers.get(handler);
    }

    private boolean isPermitted(Object handler) {
        if (handler instanceof HandlerMethod method) {
            return isAnnotated(method) || isOptions(method);
        }
        return handler instanceof ResourceHttpRequestHandler
                || AnnotatedElementUtils.isAnnotated(handler.getClass(), PermitAll.class);
    }

    /** Ignores marks of supertypes, which a handler could inherit unseen; marks that restrict are found there as well. */
    private static boolean isAnnotated(HandlerMethod method) {
        return AnnotatedElementUtils.isAnnotated(method.getMethod(), PermitAll.class)
                || AnnotatedElementUtils.isAnnotated(method.getBeanType(), PermitAll.class);
    }

    private static boolean isOptions(HandlerMethod method) {
        return method.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }
}
