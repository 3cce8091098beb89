package io.masthead.adapters.rest.session;

import io.masthead.application.session.RefreshSession;
import io.masthead.application.session.RefreshSession.Refresh;
import io.masthead.application.session.SignIn;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.domain.RequestOrigin;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Exchanges email address and password (RFC 6749 §4.3), or a refresh token (§6), for tokens. */
@Component
final class TokenGrants {

    private final SignIn signIn;
    private final RefreshSession refreshSession;

    TokenGrants(SignIn signIn, RefreshSession refreshSession) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
    }

    /**
     * {@return the tokens}
     *
     * @param refreshToken gives the refresh token, if the form asks for that grant
     */
    TokenPair exchange(TokenForm form, Supplier<String> refreshToken, RequestOrigin origin) {
        return switch (form.field("grant_type").orElse("password")) {
            case "password" ->
                signIn.signIn(new Credentials(form.required("username"), form.required("password"), origin));
            case "refresh_token" -> refreshSession.refresh(new Refresh(refreshToken.get(), origin));
            default ->
                throw new RefusedToken("unsupported_grant_type", "The grant type must be password or refresh_token.");
        };
    }
}
