package io.masthead.application.post;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.user.AccountPolicy;

/**
 * What can be done with posts.
 *
 * @param write writes a post
 * @param writeAll writes many posts at once
 * @param find finds a post
 * @param list lists posts
 * @param listOfUser lists what one user wrote
 * @param edit changes a post
 * @param publish makes a draft readable for everyone
 * @param delete deletes a post
 */
public record PostUseCases(
        WritePost write,
        WritePosts writeAll,
        FindPost find,
        ListPosts list,
        ListPostsOfUser listOfUser,
        EditPost edit,
        PublishPost publish,
        DeletePost delete) {

    /**
     * Assembles the use cases of posts.
     *
     * @param ports what they need to be driven
     * @param policy who sees the addresses of authors
     * @return the use cases
     */
    public static PostUseCases assemble(DrivenPorts ports, AccountPolicy policy) {
        PostReading reading = new PostReading(ports.repositories(), policy.emailVisibility());
        PostService service = new PostService(ports);
        return new PostUseCases(
                service::write,
                service::writeAll,
                reading::find,
                reading::list,
                reading::listOfUser,
                service::edit,
                service::publish,
                service::delete);
    }
}
