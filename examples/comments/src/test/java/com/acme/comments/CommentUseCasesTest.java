package com.acme.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.comments.CommentUseCases.DeleteComment.Deletion;
import com.acme.comments.CommentUseCases.EditComment.Edit;
import com.acme.comments.CommentUseCases.WriteComment.Draft;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.PostPorts;
import io.masthead.application.post.PostUseCases;
import io.masthead.domain.Forbidden;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommentUseCasesTest {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final User alice = add(Users.alice(storage.users().nextId()));
    private final User bob = add(Users.bob(storage.users().nextId()));
    private final User ada = add(Users.ada(storage.users().nextId()));
    private final Post post = add(Posts.published(storage.posts().nextId(), alice.id()));
    private final Post draft = add(Posts.draft(storage.posts().nextId(), alice.id()));
    private final CommentUseCases comments = CommentUseCases.assemble(new Ports(
            storage.unitOfWork(),
            storage.users(),
            new InMemoryCommentRepository(storage.posts()),
            PostUseCases.assemble(new ForPosts(storage.unitOfWork(), storage.users(), storage.posts())).find()));

    @Test
    void whoever_sees_a_post_may_comment_on_it_and_read_what_was_said() {
        Comment comment = write(post, bob, "Well said.");

        assertThat(comments.find().find(comment.id(), Optional.empty())).isSameAs(comment);
        assertThatThrownBy(() -> write(draft, bob, "Nosy")).isInstanceOf(PostNotFound.class);
        Comment note = write(draft, alice, "Note to self");
        assertThatThrownBy(() -> comments.find().find(note.id(), Optional.of(bob.id())))
                .isInstanceOf(CommentNotFound.class);
    }

    @Test
    void its_author_and_admins_may_change_it_if_it_is_what_they_have_seen() {
        Comment comment = write(post, bob, "Well said.");

        Comment edited = comments.edit().edit(edit(comment, bob, VersionCondition.oneOf(Set.of(0L))));

        assertThat(edited.version()).isEqualTo(1);
        assertThatThrownBy(() -> comments.edit().edit(edit(comment, alice, VersionCondition.ANY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> comments.delete()
                        .delete(new Deletion(ada.id(), comment.id(), VersionCondition.oneOf(Set.of(0L)))))
                .isInstanceOf(PreconditionFailed.class);
        comments.delete().delete(new Deletion(ada.id(), comment.id(), VersionCondition.ANY));
        assertThatThrownBy(() -> comments.find().find(comment.id(), Optional.empty()))
                .isInstanceOf(CommentNotFound.class);
    }

    private Comment write(Post about, User author, String text) {
        return comments.write()
                .write(new Draft(about.id(), author.id(), new CommentText(text), Optional.empty()))
                .value();
    }

    private static Edit edit(Comment comment, User actor, VersionCondition condition) {
        return new Edit(actor.id(), comment.id(), new CommentText("Very well said."), condition);
    }

    private User add(User user) {
        storage.unitOfWork().run(() -> storage.users().add(user));
        return user;
    }

    private Post add(Post written) {
        storage.unitOfWork().run(() -> storage.posts().add(written));
        return written;
    }

    private record ForPosts(UnitOfWork unitOfWork, UserRepository users, PostRepository posts) implements PostPorts {}

    private record Ports(UnitOfWork unitOfWork, UserRepository users, CommentRepository comments, FindPost findPost)
            implements CommentPorts {}
}
