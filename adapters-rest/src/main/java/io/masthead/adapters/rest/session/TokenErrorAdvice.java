package io.masthead.adapters.rest.session;

import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.InvalidRefreshToken;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Makes errors of the token endpoint those of OAuth, before they become problems. */
@RestControllerAdvice(assignableTypes = {TokenController.class, TokenCookieController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TokenErrorAdvice {

    @ExceptionHandler
    ResponseEntity<TokenError> refused(RefusedToken refused) {
        return badRequest(refused.error());
    }

    @ExceptionHandler({InvalidCredentials.class, InvalidRefreshToken.class})
    ResponseEntity<TokenError> invalidGrant() {
        return badRequest(new TokenError("invalid_grant", null));
    }

    private static ResponseEntity<TokenError> badRequest(TokenError error) {
        return ResponseEntity.badRequest()
                .header(HttpHeaders.PRAGMA, "no-cache") // beside Cache-Control, which every response has
                .body(error);
    }
}
