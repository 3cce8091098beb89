package io.masthead.application.post;

import io.masthead.application.CommonPorts;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserLookup;

/** Driven ports of posts. */
public interface PostPorts extends CommonPorts {

    /** {@return the posts} */
    PostRepository posts();

    /** {@return user lookup, for authors and permissions} */
    UserLookup users();
}
