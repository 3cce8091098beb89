package io.masthead.application.post;

import io.masthead.domain.UnitOfWork;

/**
 * Use cases of posts. Each is atomic.
 *
 * @param write writes a post
 * @param writeAll writes many posts at once
 * @param find finds a post
 * @param list lists posts
 * @param listOfUser lists the posts of a user
 * @param findUserWithPosts finds a user with their latest published posts
 * @param edit edits a post
 * @param delete deletes a post
 */
public record PostUseCases(
        WritePost write,
        WritePosts writeAll,
        FindPost find,
        ListPosts list,
        ListPostsOfUser listOfUser,
        FindUserWithPosts findUserWithPosts,
        EditPost edit,
        DeletePost delete) {

    /**
     * Assembles the use cases of posts.
     *
     * @param ports the driven ports
     * @return the use cases
     */
    public static PostUseCases assemble(PostPorts ports) {
        PostReading reading = new PostReading(ports);
        PostService service = new PostService(ports);
        UnitOfWork work = ports.unitOfWork();
        return new PostUseCases(
                draft -> work.run(() -> service.write(draft)),
                batch -> work.run(() -> service.writeAll(batch)),
                query -> query.author() ? work.read(() -> reading.find(query)) : reading.find(query),
                query -> query.readsSeveral() ? work.read(() -> reading.list(query)) : reading.list(query),
                query -> query.posts().readsSeveral()
                        ? work.read(() -> reading.listOfUser(query))
                        : reading.listOfUser(query),
                query -> work.read(() -> reading.findUserWithPosts(query)),
                edit -> work.run(() -> service.edit(edit)),
                deletion -> work.run(() -> service.delete(deletion)));
    }
}
