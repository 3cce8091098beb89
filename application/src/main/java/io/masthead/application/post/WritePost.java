package io.masthead.application.post;

import io.masthead.application.Command;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.UserId;

/** Writes a post, as a draft or published at once. */
@Command
@FunctionalInterface
public interface WritePost {

    /**
     * Who writes what.
     *
     * @param author who writes
     * @param title the title
     * @param body the text
     * @param status who may read it
     */
    record Draft(UserId author, Title title, Body body, PostStatus status) {}

    /**
     * Writes a post.
     *
     * @param draft who writes what
     * @return the new post
     * @throws AccountGone if the author's account was deleted
     */
    Post write(Draft draft);
}
