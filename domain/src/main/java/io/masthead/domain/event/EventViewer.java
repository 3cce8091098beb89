package io.masthead.domain.event;

import io.masthead.domain.user.UserId;
import java.util.Optional;

/**
 * Reader of events.
 *
 * @param account the account that reads; empty if anonymous
 * @param admin whether it is an admin
 */
public record EventViewer(Optional<UserId> account, boolean admin) {

    /** Anonymous reader. */
    public static final EventViewer ANONYMOUS = new EventViewer(Optional.empty(), false);
}
