package io.masthead.application.session;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.RefreshToken;

/**
 * Access and refresh token of a session.
 *
 * @param access the access token, valid for minutes
 * @param refresh the refresh token, valid for one use
 */
public record TokenPair(AccessToken access, RefreshToken refresh) {}
