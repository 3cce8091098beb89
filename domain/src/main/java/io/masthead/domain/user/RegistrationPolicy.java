package io.masthead.domain.user;

import java.util.Optional;
import java.util.function.Supplier;

/** Policy of who may register accounts. An account of the identity provider is not registered, but recognized. */
public enum RegistrationPolicy {
    /** Everyone may. */
    OPEN {
        @Override
        public boolean allows(Supplier<Optional<User>> actor) {
            return true;
        }
    },
    /** Admins may. */
    CLOSED {
        @Override
        public boolean allows(Supplier<Optional<User>> actor) {
            return actor.get().filter(User::isAdmin).isPresent();
        }
    };

    /**
     * Decides whether an account may be registered.
     *
     * @param actor looks up the authenticated user, if any; called only if the decision depends on it
     * @return whether it may
     */
    public abstract boolean allows(Supplier<Optional<User>> actor);
}
