package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordPolicy;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the length of new passwords, which the host chooses. */
@Component
final class PasswordDescription implements OpenApiCustomizer {

    private final PasswordPolicy policy;

    PasswordDescription(PasswordPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void customise(OpenAPI description) {
        limit(description, "UserCreate", "password");
        limit(description, "PasswordChange", "new_password");
    }

    private void limit(OpenAPI description, String schema, String property) {
        Schema<?> described = description.getComponents().getSchemas().get(schema);
        Schema<?> password =
                described == null ? null : described.getProperties().get(property);
        if (password != null) {
            password.minLength(policy.minLength()).maxLength(Password.MAX_LENGTH);
        }
    }
}
