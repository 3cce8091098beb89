package io.masthead.application.post;

import io.masthead.application.Command;
import io.masthead.domain.NotAllowed;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;

/** Makes a draft readable for everyone. */
@Command
@FunctionalInterface
public interface PublishPost {

    /**
     * Who publishes what.
     *
     * @param actor who asks
     * @param id the post to publish
     */
    record Publication(UserId actor, PostId id) {}

    /**
     * Publishes a post; a published one stays as it is.
     *
     * @param publication who publishes what
     * @return the post as it is now
     * @throws PostNotFound if there is none, or it is another's draft and the caller is no admin
     * @throws NotAllowed if it is another's and the caller is no admin
     * @throws AccountGone if the caller's account was deleted
     */
    Post publish(Publication publication);
}
