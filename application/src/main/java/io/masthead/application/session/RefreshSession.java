package io.masthead.application.session;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.InvalidRefreshToken;

/** Refreshes a session: exchanges a refresh token for new tokens (RFC 6749 §6). */
@FunctionalInterface
public interface RefreshSession {

    /**
     * Command to refresh a session.
     *
     * @param token the presented refresh token
     * @param origin the origin of the request
     */
    record Refresh(String token, RequestOrigin origin) {

        /** {@return a placeholder, since a token must not be logged} */
        @Override
        public String toString() {
            return "Refresh[hidden]";
        }
    }

    /**
     * Spends a refresh token. Presented again within {@link io.masthead.domain.session.Session#GRACE}, it gives the
     * same successor; presented again later, it ends the session, since that indicates theft (RFC 9700 §4.14.2).
     *
     * @param refresh the command
     * @return the new tokens
     * @throws InvalidRefreshToken if it is malformed, was spent before, or its session has ended
     */
    TokenPair refresh(Refresh refresh);
}
