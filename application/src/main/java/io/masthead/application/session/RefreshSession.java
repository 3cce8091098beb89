package io.masthead.application.session;

import io.masthead.application.Workflow;
import io.masthead.domain.session.InvalidRefreshToken;

/** Goes on with a session: exchanges a refresh token for the next tokens (RFC 6749 §6). */
@Workflow
@FunctionalInterface
public interface RefreshSession {

    /**
     * Spends a refresh token. Shown again within seconds, it gives the same successor; shown again later, it ends the
     * session, because two have it (RFC 9700 §4.14.2).
     *
     * @param token what the caller shows
     * @return the next tokens
     * @throws InvalidRefreshToken if it is no token, was spent before, or its session has ended
     */
    TokenPair refresh(String token);
}
