package io.masthead.adapters.rest.session;

import io.masthead.application.session.TokenPair;
import io.swagger.v3.oas.annotations.media.Schema;

/** Access token without a refresh token, which the cookie has. */
@Schema(name = "AccessToken")
record AccessTokenResponse(
        String accessToken,

        @Schema(example = "bearer") String tokenType,

        @Schema(example = "900", description = "Seconds.") long expiresIn) {

    static AccessTokenResponse of(TokenPair pair) {
        return new AccessTokenResponse(
                pair.access().value(), "bearer", pair.access().lifetime().toSeconds());
    }

    /** {@return a placeholder: a token must not reach a log} */
    @Override
    public String toString() {
        return "AccessTokenResponse[hidden]";
    }
}
