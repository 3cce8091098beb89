package io.masthead.adapters.rest.session;

import io.masthead.application.session.TokenPair;
import io.swagger.v3.oas.annotations.media.Schema;

/** Access token and refresh token (RFC 6749 §5.1). */
@Schema(name = "Token")
record TokenResponse(
        String accessToken,

        @Schema(example = "bearer") String tokenType,

        @Schema(example = "900", description = "Seconds.") long expiresIn,

        @Schema(description = "Good for one use, 30 days long.")
        String refreshToken) {

    static TokenResponse of(TokenPair pair) {
        return new TokenResponse(
                pair.access().value(),
                "bearer",
                pair.access().lifetime().toSeconds(),
                pair.refresh().value());
    }

    /** {@return a placeholder: a token must not reach a log} */
    @Override
    public String toString() {
        return "TokenResponse[hidden]";
    }
}
