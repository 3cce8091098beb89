package com.acme.comments;

import io.masthead.domain.Failure;

/** The comment does not exist, or its post is a draft that is not visible to the caller. */
public final class CommentNotFound extends Failure {

    /** The code of this failure. */
    public static final String CODE = "comment-not-found";

    CommentNotFound() {
        super(Kind.NOT_FOUND, CODE);
    }
}
