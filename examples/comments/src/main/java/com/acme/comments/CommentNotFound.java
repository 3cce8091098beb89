package com.acme.comments;

import io.masthead.domain.Failure;

/** No comment has this identity, or its post is a draft that the caller may not know of. */
public final class CommentNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "comment-not-found";

    CommentNotFound() {
        super(Kind.NOT_FOUND, CODE);
    }
}
