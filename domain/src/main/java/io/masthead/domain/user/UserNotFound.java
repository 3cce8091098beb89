package io.masthead.domain.user;

/** No user has this identity. */
public final class UserNotFound extends UserFailure {

    private final UserId id;

    /**
     * Names the identity.
     *
     * @param id the identity that no user has
     */
    public UserNotFound(UserId id) {
        this.id = id;
    }

    /** {@return the identity that no user has} */
    public UserId id() {
        return id;
    }
}
