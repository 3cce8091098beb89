package io.masthead.adapters.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.application.session.TokenPair;
import io.masthead.domain.RequestOrigin;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.ratelimit.RateLimited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Token endpoint, for email address and password (RFC 6749 §4.3) or a refresh token (§6), and revocation (RFC 7009).
 * Errors are those of OAuth, not problems.
 */
@RestController
@Tag(name = "Signing in")
final class TokenController {

    private final TokenGrants grants;
    private final Revocation revocation;

    TokenController(TokenGrants grants, Revocation revocation) {
        this.grants = grants;
        this.revocation = revocation;
    }

    @PermitAll
    @RateLimited("sign-in")
    @Admitted(WorkClass.SIGN_IN)
    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(
            operationId = "signIn",
            summary = "Exchange email address and password, or a refresh token, for tokens",
            responses = {
                @ApiResponse(responseCode = "200", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "400",
                        description = "No token for this.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = TokenError.class)))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = TokenRequest.class))))
    ResponseEntity<TokenResponse> token(HttpServletRequest request, RequestOrigin origin) {
        TokenForm form = TokenForm.read(request);
        TokenPair pair = grants.exchange(form, () -> form.required("refresh_token"), origin);
        return withoutCache(ResponseEntity.ok()).body(TokenResponse.of(pair));
    }

    @PermitAll
    @PostMapping(path = "/token/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            operationId = "revokeToken",
            summary = "End the session of a refresh token or access token; a token of no session is fine",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(
                        responseCode = "400",
                        description = "There is no token in the form.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = TokenError.class)))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = RevocationRequest.class))))
    ResponseEntity<Void> revoke(HttpServletRequest request, RequestOrigin origin) {
        revocation.revoke(TokenForm.read(request).required("token"), origin);
        return withoutCache(ResponseEntity.ok()).build();
    }

    private static ResponseEntity.BodyBuilder withoutCache(ResponseEntity.BodyBuilder response) {
        return response.header(HttpHeaders.PRAGMA, "no-cache"); // beside Cache-Control, which every response has
    }

    /** The form of the token endpoint, for the description of the API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenRequest(
            @Schema(
                    allowableValues = {"password", "refresh_token"},
                    example = "password",
                    defaultValue = "password")
            @Nullable
            String grantType,

            @Schema(example = "alice@example.com", description = "The email address, with grant_type password.")
            @Nullable
            String username,

            @Schema(
                    format = "password",
                    example = "correct horse battery staple",
                    description = "With grant_type password.")
            @Nullable
            String password,

            @Schema(format = "password", description = "With grant_type refresh_token.") @Nullable
            String refreshToken) {}

    /** The form of revocation, for the description of the API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RevocationRequest(
            @Schema(format = "password", example = "a-token")
            String token,

            @Schema(
                    allowableValues = {"refresh_token", "access_token"},
                    description = "Not needed.")
            @Nullable
            String tokenTypeHint) {}
}
