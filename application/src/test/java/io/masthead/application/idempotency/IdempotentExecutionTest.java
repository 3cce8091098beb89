package io.masthead.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Batch;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserNotFound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class IdempotentExecutionTest {

    private static final String EMAIL = "new@example.com";

    private final Host host = new Host(EmailVisibility.PRIVATE);
    private final User alice = host.register("alice@example.com");

    @Test
    void writes_a_post_once_and_shows_it_as_it_is_now() {
        Outcome<Post> first = write('a');
        int told = host.events().size();
        PostChanges retitle = PostChanges.NONE.withTitle(new Title("Retitled"));
        host.posts.edit().edit(new Edit(alice.id(), first.value().id(), retitle));

        Outcome<Post> second = write('a');

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.value().state().title().value()).isEqualTo("Retitled");
        assertThat(host.storage.posts().count(PostFilter.publishedBy(alice.id())))
                .isEqualTo(1);
        assertThat(host.events()).hasSize(told + 1);
    }

    @Test
    void writes_many_posts_once_and_names_them_as_before_though_one_was_deleted() {
        Outcome<List<PostId>> first = writeMany('a');
        host.posts.delete().delete(new Deletion(alice.id(), first.value().get(0)));

        Outcome<List<PostId>> second = writeMany('a');

        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Outcome<>(first.value(), true));
        assertThat(host.storage.posts().count(PostFilter.publishedBy(alice.id())))
                .isEqualTo(1);
        assertThatThrownBy(() -> writeMany('b')).isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void refuses_the_key_of_something_else() {
        Outcome<Post> unused = write('a');

        assertThatThrownBy(() -> write('b')).isInstanceOf(IdempotencyKeyReused.class);
        assertThat(host.storage.posts().count(PostFilter.publishedBy(alice.id())))
                .isEqualTo(1);
    }

    @Test
    void does_not_write_again_what_was_deleted() {
        Post written = write('a').value();
        host.posts.delete().delete(new Deletion(alice.id(), written.id()));

        assertThatThrownBy(() -> write('a')).isInstanceOf(PostNotFound.class);
    }

    @Test
    void does_it_again_when_the_first_time_is_too_long_ago_to_count() {
        Outcome<Post> first = write('a');
        host.clock.pass(IdempotencyStore.RETENTION);

        Outcome<Post> second = write('b');

        assertThat(second.replayed()).isFalse();
        assertThat(second.value()).isNotEqualTo(first.value());
    }

    @Test
    void forgets_what_does_not_count_any_more_with_everything_that_has_had_its_time() {
        Outcome<Post> unused = write('a');

        host.purge.purgeExpired().purge();
        assertThat(write('a').replayed()).isTrue();
        host.clock.pass(IdempotencyStore.RETENTION.plus(Duration.ofSeconds(1)));
        host.purge.purgeExpired().purge();

        assertThat(write('a').replayed()).isFalse();
    }

    @Test
    void remembers_nothing_that_was_refused() {
        assertThatThrownBy(() -> register("alice@example.com", 'a')).isInstanceOf(EmailTaken.class);
        assertThatThrownBy(() ->
                        host.storage.unitOfWork().run(() -> host.posts.write().write(draft(new UserId(99), 'a'))))
                .isInstanceOf(AccountGone.class);

        assertThat(register(EMAIL, 'b').replayed()).isFalse();
    }

    @Test
    void registers_an_account_once() {
        Outcome<VisibleUser> first = register(EMAIL, 'a');
        Outcome<VisibleUser> second = register(EMAIL, 'a');

        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Outcome<>(first.value(), true));
        assertThat(second.value().emailVisible()).isTrue();
        assertThatThrownBy(() -> register("other@example.com", 'b')).isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void shows_no_address_that_whoever_registered_did_not_send() {
        UserId id = register(EMAIL, 'a').value().user().id();
        UserChanges move = UserChanges.NONE.withEmail(new EmailAddress("moved@example.com"));
        host.users.edit().edit(new EditUser.Edit(id, id, move, Optional.empty(), AuthenticationTime.HOST));

        assertThat(register(EMAIL, 'a').value().emailVisible()).isFalse();
    }

    @Test
    void does_not_register_again_who_has_left() {
        User user = register(EMAIL, 'a').value().user();
        host.storage.unitOfWork().run(() -> {
            host.storage.users().remove(user);
            return user;
        });

        assertThatThrownBy(() -> register(EMAIL, 'a')).isInstanceOf(UserNotFound.class);
    }

    private Outcome<Post> write(char content) {
        return host.posts.write().write(draft(alice.id(), content));
    }

    private Outcome<List<PostId>> writeMany(char content) {
        IdempotentRequest request =
                request(new IdempotencyKey("user:" + alice.id().value(), "key"), content);
        Content post = new Content(new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED);
        return host.posts.writeAll().write(new Batch(alice.id(), List.of(post, post), Optional.of(request)));
    }

    private static Draft draft(UserId author, char content) {
        IdempotentRequest request = request(new IdempotencyKey("user:" + author.value(), "key"), content);
        return new Draft(author, new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED, Optional.of(request));
    }

    private Outcome<VisibleUser> register(String email, char content) {
        IdempotentRequest request = request(IdempotencyKey.ofAddress("192.0.2.1", "key"), content);
        return host.users
                .register()
                .register(new Registration(
                        new UserName("New"),
                        new EmailAddress(email),
                        new Age(25),
                        Optional.of(request),
                        Optional.empty(),
                        Host.ORIGIN));
    }

    private static IdempotentRequest request(IdempotencyKey key, char content) {
        return new IdempotentRequest(
                key, new RequestHash(Character.toString(content).repeat(64)), Set.of());
    }
}
