package io.masthead.application.user;

import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import java.util.Optional;

/**
 * User as presented to a viewer.
 *
 * @param user the user
 * @param emailVisible whether the viewer may see the e-mail address
 */
public record VisibleUser(User user, boolean emailVisible) {

    /**
     * {@return a user as presented to a viewer}
     *
     * @param viewer the authenticated user, if any; looked up only if e-mail addresses are private
     * @param user the user
     * @param visibility the visibility of e-mail addresses
     * @param users user lookup, for the viewer
     */
    public static VisibleUser seenBy(Optional<UserId> viewer, User user, EmailVisibility visibility, UserLookup users) {
        Optional<User> viewing =
                viewer.equals(Optional.of(user.id())) ? Optional.of(user) : viewing(viewer, visibility, users);
        return new VisibleUser(user, visibility.shows(user.id(), viewing));
    }

    /** Looks up the viewer only if e-mail addresses are private, since it does not matter otherwise. */
    static Optional<User> viewing(Optional<UserId> viewer, EmailVisibility visibility, UserLookup users) {
        return visibility == EmailVisibility.PRIVATE ? viewer.flatMap(users::find) : Optional.empty();
    }
}
