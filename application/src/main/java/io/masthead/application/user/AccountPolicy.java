package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import java.util.Optional;

/**
 * What the host decides about accounts.
 *
 * @param adminEmail the address whose account is made an admin when it registers
 * @param emailVisibility who sees addresses
 */
public record AccountPolicy(Optional<EmailAddress> adminEmail, EmailVisibility emailVisibility) {

    /** No account becomes admin by itself; everyone sees addresses. */
    public static final AccountPolicy DEFAULT = new AccountPolicy(Optional.empty(), EmailVisibility.PUBLIC);
}
