package com.acme.comments;

import io.masthead.application.CommonPorts;
import io.masthead.application.post.FindPost;
import io.masthead.domain.user.UserLookup;

/** Driven ports of comments. */
public interface CommentPorts extends CommonPorts {

    /** {@return the comments} */
    CommentRepository comments();

    /** {@return user lookup, for permissions} */
    UserLookup users();

    /** {@return the use case that finds posts: a comment is visible where its post is} */
    FindPost findPost();
}
