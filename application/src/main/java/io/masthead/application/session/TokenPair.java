package io.masthead.application.session;

import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.RefreshToken;

/**
 * What a caller gets who signs in or comes back.
 *
 * @param access stands for the account, for minutes
 * @param refresh gets the next pair, once
 */
public record TokenPair(AccessToken access, RefreshToken refresh) {}
