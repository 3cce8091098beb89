package io.masthead.adapters.rest.security;

import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param user the account
 * @param session the session that the access token rests on; none where an outside provider vouches
 */
public record Caller(UserId user, Optional<SessionId> session) {}
