package io.masthead.domain.user;

import java.util.Optional;

/** Policy of who may see the e-mail address of an account. */
public enum EmailVisibility {
    /** Everyone sees it. */
    PUBLIC {
        @Override
        public boolean shows(UserId owner, Optional<User> viewer) {
            return true;
        }
    },
    /** The owner of the account and admins see it. */
    PRIVATE {
        @Override
        public boolean shows(UserId owner, Optional<User> viewer) {
            return viewer.filter(v -> Permission.SEE_EMAIL.allows(v, owner)).isPresent();
        }
    };

    /**
     * Decides whether an e-mail address is visible.
     *
     * @param owner the owner of the address
     * @param viewer the authenticated user, if any
     * @return whether the viewer may see it
     */
    public abstract boolean shows(UserId owner, Optional<User> viewer);
}
