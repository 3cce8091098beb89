package io.masthead.adapters.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of the authorization server (RFC 8414 §2). No response type is supported, since there is no authorization
 * endpoint; the member is required all the same.
 */
@Schema(name = "AuthorizationServer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorizationServerResponse(
        @Schema(format = "uri", description = "The address of the service; with PUBLIC_URL, also iss of its tokens.")
        String issuer,

        @Schema(format = "uri") String tokenEndpoint,

        @Schema(format = "uri") String revocationEndpoint,

        @Schema(format = "uri", description = "The keys that verify access tokens; absent where a secret signs them.")
        @Nullable
        String jwksUri,

        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthMethodsSupported,

        @Schema(format = "uri") String serviceDocumentation) {

    static AuthorizationServerResponse of(String address, boolean hasKeys) {
        List<String> none = List.of("none");
        return new AuthorizationServerResponse(
                address,
                address + "/token",
                address + "/token/revoke",
                hasKeys ? address + "/.well-known/jwks.json" : null,
                List.of(),
                List.of("password", "refresh_token"),
                none,
                none,
                address + "/docs");
    }
}
