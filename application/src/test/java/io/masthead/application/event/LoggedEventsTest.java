package io.masthead.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.EditUser;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases log, and for whom. */
@SuppressWarnings("MethodName")
class LoggedEventsTest {

    private final Host host = new Host(EmailVisibility.PRIVATE);
    private final User alice = host.register("alice@example.com");

    private long seen;

    @BeforeEach
    void skip() {
        seen = host.storage.eventLog().bounds().newest();
    }

    @Test
    void a_draft_is_its_authors_alone() {
        Post draft = write(PostStatus.DRAFT);
        edit(draft, PostChanges.NONE.withTitle(new Title("Retitled")));
        host.posts.delete().delete(new Deletion(alice.id(), draft.id()));

        assertThat(logged()).containsExactly("post.written 0 own", "post.edited 1 own", "post.deleted 1 own");
    }

    @Test
    void a_published_post_is_everyones() {
        Post post = write(PostStatus.PUBLISHED);
        edit(post, PostChanges.NONE.withTitle(new Title("Retitled")));
        host.posts.delete().delete(new Deletion(alice.id(), post.id()));

        assertThat(logged())
                .containsExactly(
                        "post.written 0 all", "post.published 0 all", "post.edited 1 all", "post.deleted 1 all");
    }

    @Test
    void of_a_post_that_is_withdrawn_everyone_learns_that_alone() {
        Post post = write(PostStatus.PUBLISHED);
        logged();
        edit(post, PostChanges.NONE.withTitle(new Title("Secret")).withStatus(PostStatus.DRAFT));
        edit(post, PostChanges.NONE.withTitle(new Title("More secret")));
        edit(post, PostChanges.NONE.withStatus(PostStatus.PUBLISHED));

        assertThat(logged())
                .containsExactly(
                        "post.edited 1 own",
                        "post.withdrawn 1 all",
                        "post.edited 2 own",
                        "post.edited 3 all",
                        "post.published 3 all");
    }

    @Test
    void of_an_account_everyone_learns_what_everyone_sees() {
        edit(UserChanges.NONE.withName(new UserName("Alicia")));
        edit(UserChanges.NONE.withAge(new Age(40)));
        edit(UserChanges.NONE.withEmail(new EmailAddress("alicia@example.com")));

        assertThat(logged()).containsExactly("user.edited 1 all", "account.edited 2 own", "account.edited 3 own");
    }

    @Test
    void an_address_that_everyone_sees_is_an_edit_of_the_user_too() {
        Host open = new Host();
        User bob = open.register("bob@example.com");
        long before = open.storage.eventLog().bounds().newest();
        open.users
                .edit()
                .edit(new EditUser.Edit(
                        bob.id(),
                        bob.id(),
                        UserChanges.NONE.withEmail(new EmailAddress("rob@example.com")),
                        Optional.empty(),
                        AuthenticationTime.HOST));

        assertThat(open.storage.eventLog().after(before, 10))
                .extracting(logged -> logged.event().type().code())
                .containsExactly("user.edited", "account.edited");
    }

    @Test
    void nothing_is_logged_of_what_is_not_done() {
        assertThatThrownBy(() -> host.storage.run(() -> {
                    write(PostStatus.PUBLISHED);
                    throw new PostNotFound(new PostId(1));
                }))
                .isInstanceOf(PostNotFound.class);

        assertThat(logged()).isEmpty();
    }

    private Post write(PostStatus status) {
        return host.posts
                .write()
                .write(new Draft(alice.id(), new Title("Title"), Body.EMPTY, status))
                .value();
    }

    private void edit(Post post, PostChanges changes) {
        Post unused = host.posts.edit().edit(new Edit(alice.id(), post.id(), changes));
    }

    private void edit(UserChanges changes) {
        User unused = host.users
                .edit()
                .edit(new EditUser.Edit(alice.id(), alice.id(), changes, Optional.empty(), AuthenticationTime.HOST));
    }

    /** Returns what was logged since the last call: type, version and audience. */
    private List<String> logged() {
        List<LoggedEvent> events = host.storage.eventLog().after(seen, 100);
        seen += events.size();
        return events.stream().map(LoggedEvent::event).map(this::text).toList();
    }

    private String text(Event event) {
        return event.type().code() + " " + event.version().orElse(-1) + " "
                + (event.audience().equals(Optional.of(alice.id())) ? "own" : "all");
    }
}
