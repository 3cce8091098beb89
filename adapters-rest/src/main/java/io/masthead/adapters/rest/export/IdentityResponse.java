package io.masthead.adapters.rest.export;

import io.masthead.domain.session.ExternalIdentity;
import io.swagger.v3.oas.annotations.media.Schema;

/** The identity of an account at an OpenID Connect provider. */
@Schema(name = "Identity")
record IdentityResponse(
        @Schema(
                example = "https://id.example.com",
                maxLength = ExternalIdentity.MAX_LENGTH,
                description = "The provider.")
        String issuer,

        @Schema(
                example = "248289761001",
                maxLength = ExternalIdentity.MAX_LENGTH,
                description = "The provider's own name for the owner.")
        String subject) {

    static IdentityResponse of(ExternalIdentity identity) {
        return new IdentityResponse(identity.issuer(), identity.subject());
    }
}
