package io.masthead.adapters.rest.user;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of the deletion of an account. */
@ParameterObject
record DeletionQuery(
        @Parameter(
                description =
                        "Refuses the account's identities of the identity provider for good: its tokens make no new account. Only an admin may.",
                example = "false")
        @Nullable
        Boolean refuseIdentities) {

    boolean refusesIdentities() {
        return Boolean.TRUE.equals(refuseIdentities);
    }
}
