package io.masthead.domain.user;

import io.masthead.domain.Failure;

/** The user does not exist. */
public final class UserNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "user-not-found";

    private final UserId id;

    /**
     * Creates the failure.
     *
     * @param id the id that no user has
     */
    public UserNotFound(UserId id) {
        super(Kind.NOT_FOUND, CODE);
        this.id = id;
    }

    /** {@return the requested id} */
    public UserId id() {
        return id;
    }
}
