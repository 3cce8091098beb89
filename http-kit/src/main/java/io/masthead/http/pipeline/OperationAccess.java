package io.masthead.http.pipeline;

import io.masthead.http.request.RequestContext;
import org.springframework.web.method.HandlerMethod;

/**
 * Access rule of operations beyond authentication that no body can change, so that it is checked before the body is
 * read. Beans of this type are found.
 */
public interface OperationAccess {

    /**
     * {@return whether the rule is one of an operation}
     *
     * @param operation the method of a controller
     */
    boolean isOf(HandlerMethod operation);

    /**
     * Checks the rule, which may look the caller up.
     *
     * @param context the request
     * @throws io.masthead.domain.Failure if the caller must not call the operation
     */
    void require(RequestContext context);
}
