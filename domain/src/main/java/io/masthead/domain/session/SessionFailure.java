package io.masthead.domain.session;

import io.masthead.domain.Failure;

/** Signing in, or what rests on it, was refused. */
public abstract sealed class SessionFailure extends Failure
        permits AccountGone, InvalidCredentials, InvalidRefreshToken, SessionNotFound, SessionOver, UnverifiedIdentity {

    SessionFailure() {}
}
