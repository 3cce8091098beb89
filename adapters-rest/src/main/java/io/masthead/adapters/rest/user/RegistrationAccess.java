package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.user.FindAccount;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.http.pipeline.OperationAccess;
import io.masthead.http.request.RequestContext;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Refuses registrations before their body is read where registration is closed; its use cases do as well. */
@Component
final class RegistrationAccess implements OperationAccess {

    private final RegistrationPolicy policy;
    private final FindAccount findAccount;

    RegistrationAccess(RegistrationPolicy policy, FindAccount findAccount) {
        this.policy = policy;
        this.findAccount = findAccount;
    }

    @Override
    public boolean isOf(HandlerMethod operation) {
        return policy != RegistrationPolicy.OPEN
                && operation.getBeanType() == UserController.class
                && operation.hasMethodAnnotation(PostMapping.class);
    }

    @Override
    public void require(RequestContext context) {
        boolean isAllowed = policy.allows(
                () -> context.caller().map(caller -> findAccount.find(((AuthenticatedUser) caller).user())));
        if (!isAllowed) {
            throw new RegistrationClosed();
        }
    }
}
