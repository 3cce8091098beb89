package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.InvalidRefreshToken;

/** Goes on with a session: exchanges a refresh token for the next tokens (RFC 6749 §6). */
@FunctionalInterface
public interface RefreshSession {

    /**
     * A refresh token, as it was shown.
     *
     * @param token what the caller shows
     * @param origin from where
     */
    record Refresh(String token, RequestOrigin origin) {

        /** {@return a placeholder: a token must not reach a log} */
        @Override
        public String toString() {
            return "Refresh[hidden]";
        }
    }

    /**
     * Spends a refresh token. Shown again within seconds, it gives the same successor; shown again later, it ends the
     * session, because two have it (RFC 9700 §4.14.2).
     *
     * @param refresh the token and from where
     * @return the next tokens
     * @throws InvalidRefreshToken if it is no token, was spent before, or its session has ended
     */
    TokenPair refresh(Refresh refresh);
}
