package io.masthead.application.post;

import io.masthead.application.CommonPorts;
import io.masthead.domain.post.PostQuota;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserLookup;
import java.util.Optional;

/** Driven ports of posts. */
public interface PostPorts extends CommonPorts {

    /** {@return the posts} */
    PostRepository posts();

    /** {@return user lookup, for authors and permissions} */
    UserLookup users();

    /** {@return the policy of how many posts an account may have; none by default, and then nothing is counted} */
    default Optional<PostQuota> postQuota() {
        return Optional.empty();
    }
}
