package io.masthead.application.user;

import io.masthead.application.Command;
import io.masthead.domain.user.EmailAddress;

/** Makes an account an admin on behalf of the host itself: how the first one comes about. */
@Command
@FunctionalInterface
public interface AppointAdmin {

    /**
     * Makes the account with an address an admin.
     *
     * @param email the address
     * @return whether an account with this address exists, and is an admin now
     */
    boolean appoint(EmailAddress email);
}
