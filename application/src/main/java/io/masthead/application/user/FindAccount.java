package io.masthead.application.user;

import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;

/** Finds the account of whoever asks. */
@FunctionalInterface
public interface FindAccount {

    /**
     * Finds the caller's own account.
     *
     * @param self who asks
     * @return the account
     * @throws AccountGone if it was deleted
     */
    User find(UserId self);
}
