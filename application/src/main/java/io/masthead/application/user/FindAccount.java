package io.masthead.application.user;

import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;

/** Finds the account of the authenticated user. */
@FunctionalInterface
public interface FindAccount {

    /**
     * Finds the account.
     *
     * @param self the authenticated user
     * @return the account
     * @throws AccountGone if the account was deleted
     */
    User find(UserId self);
}
