package io.masthead.adapters.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.application.session.TokenPair;
import io.masthead.domain.RequestOrigin;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.NoEntityTag;
import io.masthead.http.ratelimit.RateLimited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Token endpoint for pages of this service: the refresh token stays in a cookie that no script can read, so that a
 * session survives a reload.
 */
@RestController
@RequestMapping("/token/cookie")
@Tag(name = "Signing in")
final class TokenCookieController {

    private final TokenGrants grants;
    private final Revocation revocation;

    TokenCookieController(TokenGrants grants, Revocation revocation) {
        this.grants = grants;
        this.revocation = revocation;
    }

    @PermitAll
    @RateLimited("sign-in")
    @Admitted(WorkClass.SIGN_IN)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(
            operationId = "signInWithCookie",
            summary = "Exchange email address and password, or a refresh token in a cookie, for an access token",
            description = "For pages of the origin of this service, which browsers say of a request in Sec-Fetch-Site"
                    + " or Origin. The refresh token is not in the response, but in a cookie that no script can read"
                    + " and that is sent to /token and the endpoints below it alone.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        useReturnTypeSchema = true,
                        headers = @Header(name = HttpHeaders.SET_COOKIE, ref = HttpHeaders.SET_COOKIE)),
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
                                            schema = @Schema(implementation = CookieTokenRequest.class))))
    ResponseEntity<AccessTokenResponse> token(HttpServletRequest request, RequestOrigin origin) {
        TokenForm form = TokenForm.read(request);
        RefreshTokenCookie.requireOwnPage(request);
        TokenPair pair = grants.exchange(form, () -> presented(request), origin);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        RefreshTokenCookie.keeping(pair.refresh().value(), request))
                .header(HttpHeaders.PRAGMA, "no-cache")
                .body(AccessTokenResponse.of(pair));
    }

    @PermitAll
    @DeleteMapping
    @NoEntityTag
    @Operation(
            operationId = "signOutWithCookie",
            summary = "End the session of the refresh token in the cookie, and remove the cookie",
            description = "For pages of the origin of this service; without the cookie, nothing happens.",
            responses = {
                @ApiResponse(
                        responseCode = "204",
                        headers = @Header(name = HttpHeaders.SET_COOKIE, ref = HttpHeaders.SET_COOKIE)),
                @ApiResponse(
                        responseCode = "400",
                        description = "The request was not made by a page of this service.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = TokenError.class)))
            })
    ResponseEntity<Void> signOut(HttpServletRequest request, RequestOrigin origin) {
        RefreshTokenCookie.requireOwnPage(request);
        RefreshTokenCookie.read(request).ifPresent(token -> revocation.revoke(token, origin));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, RefreshTokenCookie.removing(request))
                .build();
    }

    private static String presented(HttpServletRequest request) {
        return RefreshTokenCookie.read(request)
                .orElseThrow(() -> new RefusedToken("invalid_grant", "There is no cookie with a refresh token."));
    }

    /** The form, for the description of the API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CookieTokenRequest(
            @Schema(
                    allowableValues = {"password", "refresh_token"},
                    example = "password",
                    defaultValue = "password",
                    description = "With refresh_token, the cookie has the token.")
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
            String password) {}
}
