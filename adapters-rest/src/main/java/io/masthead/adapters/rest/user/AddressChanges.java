package io.masthead.adapters.rest.user;

import io.masthead.http.ratelimit.OperationLimits;
import io.masthead.http.request.RequestContext;
import org.springframework.stereotype.Component;

/**
 * Limits requests to change an email address like registrations, and together with them: both tell whether an address
 * has an account. Requests without an address do not count.
 */
@Component
final class AddressChanges {

    private final OperationLimits limits;

    AddressChanges(OperationLimits limits) {
        this.limits = limits;
    }

    void count(UserPatch patch, RequestContext context) {
        if (patch.email() != null) {
            limits.require(UserController.REGISTRATION_LIMIT, context);
        }
    }
}
