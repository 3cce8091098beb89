package io.masthead.application.user;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import java.time.Duration;
import java.util.Optional;

/**
 * What the host decides about accounts.
 *
 * @param adminEmail the address whose account is made an admin when it registers
 * @param emailVisibility who sees addresses
 * @param auditRetention how long the record of what happened is kept
 */
public record AccountPolicy(
        Optional<EmailAddress> adminEmail, EmailVisibility emailVisibility, Duration auditRetention) {

    /** No account becomes admin by itself; everyone sees addresses; the record is kept for 400 days. */
    public static final AccountPolicy DEFAULT =
            new AccountPolicy(Optional.empty(), EmailVisibility.PUBLIC, Duration.ofDays(400));
}
