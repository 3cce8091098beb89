package io.masthead.domain.user;

import java.util.Optional;

/** Policy: who sees the address of an account. */
public enum EmailVisibility {
    /** Everyone. */
    PUBLIC {
        @Override
        public boolean shows(UserId owner, Optional<User> viewer) {
            return true;
        }
    },
    /** The account itself and admins. */
    PRIVATE {
        @Override
        public boolean shows(UserId owner, Optional<User> viewer) {
            return viewer.filter(v -> Permission.SEE_EMAIL.allows(v, owner)).isPresent();
        }
    };

    /**
     * Decides whether an address is shown.
     *
     * @param owner whose address
     * @param viewer who asks, if known
     * @return whether the viewer may see it
     */
    public abstract boolean shows(UserId owner, Optional<User> viewer);
}
