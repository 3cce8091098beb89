package io.masthead.adapters.rest.session;

import io.masthead.adapters.rest.security.Anyone;
import io.masthead.application.session.SignIn;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Access tokens for address and password (RFC 6749 §4.3). Its errors are those of OAuth, not problems. */
@RestController
@Tag(name = "Signing in")
final class TokenController {

    private final SignIn signIn;

    TokenController(SignIn signIn) {
        this.signIn = signIn;
    }

    @Anyone
    @PostMapping("/token")
    @Operation(
            operationId = "signIn",
            summary = "Exchange email address and password for an access token",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = TokenRequest.class))))
    ResponseEntity<TokenResponse> token(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        TokenForm form = TokenForm.read(request);
        if (!form.field("grant_type").orElse("password").equals("password")) {
            throw new RefusedToken("unsupported_grant_type", "The grant type must be password.");
        }
        AccessToken token = signIn.signIn(new Credentials(form.required("username"), form.required("password")));
        return unstored(ResponseEntity.ok())
                .body(new TokenResponse(
                        token.value(), "bearer", token.lifetime().toSeconds()));
    }

    @ExceptionHandler
    ResponseEntity<TokenError> refused(RefusedToken refused) {
        return unstored(ResponseEntity.badRequest()).body(refused.error());
    }

    @ExceptionHandler(InvalidCredentials.class)
    ResponseEntity<TokenError> invalidCredentials() {
        return unstored(ResponseEntity.badRequest()).body(new TokenError("invalid_grant", null));
    }

    private static ResponseEntity.BodyBuilder unstored(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore()).header(HttpHeaders.PRAGMA, "no-cache");
    }

    /** The form, for the description of the API. */
    record TokenRequest(
            @Schema(allowableValues = "password", defaultValue = "password")
            String grantType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "alice@example.com")
            String username,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    format = "password",
                    example = "correct horse battery staple")
            String password) {}
}
