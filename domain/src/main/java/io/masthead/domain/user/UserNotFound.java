package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** No user has this identity. */
public final class UserNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "user-not-found";

    private final UserId id;

    /**
     * Names the identity.
     *
     * @param id the identity that no user has
     */
    public UserNotFound(UserId id) {
        super(Kind.NOT_FOUND, CODE);
        this.id = id;
    }

    /** {@return the identity that no user has} */
    public UserId id() {
        return id;
    }
}
