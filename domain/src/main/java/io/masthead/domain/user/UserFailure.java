package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** Something about a user was refused. */
public abstract sealed class UserFailure extends Failure
        permits EmailTaken, LastAdmin, UserNotFound, WeakPassword, WrongPassword {

    UserFailure() {}
}
