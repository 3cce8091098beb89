package io.masthead.application.post;

import io.masthead.application.CommonPorts;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserLookup;

/** Driven ports of posts. */
public interface PostPorts extends CommonPorts {

    /** {@return the posts} */
    PostRepository posts();

    /** {@return their authors, and who else may manage them} */
    UserLookup users();
}
