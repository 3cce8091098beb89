package io.masthead.application.user;

import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import java.util.Optional;

/**
 * A user as someone sees it.
 *
 * @param user the user
 * @param emailVisible whether the viewer may see its address
 */
public record VisibleUser(User user, boolean emailVisible) {

    /**
     * {@return a user as a viewer sees it}
     *
     * @param viewer who asks, if known; looked up only where addresses are private
     * @param user the user
     * @param visibility who sees addresses
     * @param users finds the viewer
     */
    public static VisibleUser seenBy(Optional<UserId> viewer, User user, EmailVisibility visibility, UserLookup users) {
        Optional<User> viewing =
                viewer.equals(Optional.of(user.id())) ? Optional.of(user) : viewing(viewer, visibility, users);
        return new VisibleUser(user, visibility.shows(user.id(), viewing));
    }

    /** Who asks matters, and is looked up, only where addresses are private. */
    static Optional<User> viewing(Optional<UserId> viewer, EmailVisibility visibility, UserLookup users) {
        return visibility == EmailVisibility.PRIVATE ? viewer.flatMap(users::find) : Optional.empty();
    }
}
