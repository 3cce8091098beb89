package io.masthead.domain.post;

/** No post has this identity, or it is a draft that the caller may not know of. */
public final class PostNotFound extends PostFailure {

    private final PostId id;

    /**
     * Names the identity.
     *
     * @param id the identity that was asked for
     */
    public PostNotFound(PostId id) {
        this.id = id;
    }

    /** {@return the identity that was asked for} */
    public PostId id() {
        return id;
    }
}
