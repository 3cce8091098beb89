package com.acme.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Contract of {@link CommentRepository}. */
abstract class CommentRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123456Z");

    abstract CommentRepository comments();

    abstract UserRepository users();

    abstract PostRepository posts();

    abstract <T> T run(Supplier<T> work);

    @Test
    void finds_what_was_added() {
        Comment comment = add("First", addPost());

        assertThat(comments().find(comment.id()).map(Comment::state)).contains(comment.state());
    }

    @Test
    void lists_the_comments_of_one_post_newest_first_and_goes_on_after_one() {
        PostId post = addPost();
        Comment first = add("First", post);
        Comment second = add("Second", post);
        Comment third = add("Third", post);
        add("Elsewhere", addPost());

        var newest = comments().list(post, Optional.empty(), PageRequest.first(2));
        var rest = comments().list(post, newest.end(), PageRequest.first(2));

        assertThat(newest.items()).extracting(Comment::id).containsExactly(third.id(), second.id());
        assertThat(rest.items()).extracting(Comment::id).containsExactly(first.id());
        assertThat(comments().count(post)).isEqualTo(3);
    }

    @Test
    void refuses_a_comment_on_a_post_that_is_gone() {
        PostId gone = run(() -> posts().nextId());
        UserId author = addUser();

        assertThatThrownBy(() -> add("Late", gone, author)).isInstanceOf(PostNotFound.class);
    }

    @Test
    void saves_a_version_once() {
        Comment read = add("First", addPost());
        Comment saved = run(() -> comments().save(read.edit(new CommentText("Second"), NOW)));

        assertThat(saved.version()).isEqualTo(1);
        assertThat(comments().find(read.id()).map(found -> found.state().text().value())).contains("Second");
        assertThatThrownBy(() -> run(() -> comments().save(read.edit(new CommentText("Third"), NOW))))
                .satisfiesAnyOf(
                        problem -> assertThat(problem).isInstanceOf(ConcurrentUpdate.class),
                        problem -> assertThat(problem).hasCauseInstanceOf(ConcurrentUpdate.class));
    }

    @Test
    void loses_comments_with_their_post() {
        PostId post = addPost();
        Comment comment = add("First", post);

        run(() -> {
            posts().remove(posts().find(post).orElseThrow());
            return "";
        });

        assertThat(comments().find(comment.id())).isEmpty();
    }

    @Test
    void finds_nothing_that_was_removed() {
        Comment comment = add("First", addPost());

        run(() -> {
            comments().remove(comment);
            return "";
        });

        assertThat(run(() -> comments().lock(comment.id()))).isEmpty();
    }

    private Comment add(String text, PostId post) {
        return add(text, post, posts().find(post).orElseThrow().author());
    }

    private Comment add(String text, PostId post, UserId author) {
        return run(() -> {
            Comment comment = Comment.write(comments().nextId(), post, author, new CommentText(text), NOW);
            comments().add(comment);
            return comment;
        });
    }

    private PostId addPost() {
        UserId author = addUser();
        return run(() -> {
            PostId id = posts().nextId();
            posts().add(Posts.published(id, author));
            return id;
        });
    }

    private UserId addUser() {
        return run(() -> {
            UserId id = users().nextId();
            User user = Users.user(id, "Someone", "user" + id.value() + "@example.com", io.masthead.domain.user.Role.USER);
            users().add(user);
            return id;
        });
    }
}
