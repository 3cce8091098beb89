package com.acme.comments;

import io.masthead.application.CommonPorts;
import io.masthead.application.post.FindPost;
import io.masthead.domain.user.UserLookup;

/** What comments need of a host. */
public interface CommentPorts extends CommonPorts {

    /** {@return the comments} */
    CommentRepository comments();

    /** {@return who may manage the comments of others} */
    UserLookup users();

    /** {@return which posts a viewer sees: whoever sees a post sees its comments} */
    FindPost findPost();
}
