package io.masthead.domain.post;

import io.masthead.domain.Failure;

/** No post has this identity, or it is a draft that the caller may not know of. */
public final class PostNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "post-not-found";

    private final PostId id;

    /**
     * Names the identity.
     *
     * @param id the identity that was asked for
     */
    public PostNotFound(PostId id) {
        super(Kind.NOT_FOUND, CODE);
        this.id = id;
    }

    /** {@return the identity that was asked for} */
    public PostId id() {
        return id;
    }
}
