package io.masthead.domain.post;

import io.masthead.domain.Failure;

/** Something about a post was refused. */
public abstract sealed class PostFailure extends Failure permits PostNotFound {

    PostFailure() {}
}
