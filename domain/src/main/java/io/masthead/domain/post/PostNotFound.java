package io.masthead.domain.post;

import io.masthead.domain.Failure;

/** The post does not exist, or it is a draft that is not visible to the caller. */
public final class PostNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "post-not-found";

    private final PostId id;

    /**
     * Creates the failure.
     *
     * @param id the id that was asked for
     */
    public PostNotFound(PostId id) {
        super(Kind.NOT_FOUND, CODE);
        this.id = id;
    }

    /** {@return the requested id} */
    public PostId id() {
        return id;
    }
}
