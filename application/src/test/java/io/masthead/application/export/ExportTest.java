package io.masthead.application.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.export.ExportAccount.Exported;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.Page;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class ExportTest {

    private static final String PASSWORD = "correct horse";
    private static final RequestOrigin HIDDEN =
            new RequestOrigin(Optional.empty(), Optional.empty(), UserAgent.UNKNOWN);

    private final Host host = new Host();
    private final UserUseCases users = host.users;

    @Test
    void an_account_comes_with_its_identities_and_open_sessions_and_nothing_of_others() {
        User alice = host.register("alice@example.com", PASSWORD);
        User bob = host.register("bob@example.com", PASSWORD);
        ExternalIdentity identity = new ExternalIdentity("https://id.example.com", "alice");
        host.storage.identities().add(identity, alice.id());
        host.storage.identities().add(new ExternalIdentity("https://id.example.com", "bob"), bob.id());
        host.signIn("alice@example.com", PASSWORD);
        host.clock.pass(Session.IDLE_LIFETIME);
        host.signIn("alice@example.com", PASSWORD);
        host.signIn("bob@example.com", PASSWORD);

        Exported exported = host.exports.account().export(alice.id());

        assertThat(exported.at()).isEqualTo(Users.REGISTERED.plus(Session.IDLE_LIFETIME));
        assertThat(exported.account().state()).isEqualTo(alice.state());
        assertThat(exported.identities()).containsExactly(identity);
        assertThat(exported.sessions()).singleElement().satisfies(session -> {
            assertThat(session.user()).isEqualTo(alice.id());
            assertThat(session.isOpen(exported.at())).isTrue();
        });
    }

    @Test
    void an_account_that_is_gone_has_nothing_to_hand_out() {
        UserId missing = new UserId(99);

        assertThatThrownBy(() -> host.exports.account().export(missing)).isInstanceOf(AccountGone.class);
        assertThat(posts(missing)).isEmpty();
        assertThat(audit(missing)).isEmpty();
    }

    @Test
    void posts_come_in_parts_the_newest_first_drafts_too_and_none_of_others() {
        User alice = host.register("alice@example.com");
        User bob = host.register("bob@example.com");
        List<Post> written = IntStream.range(0, 2 * ExportPosts.PAGE_SIZE + 1)
                .mapToObj(i -> write(alice, i % 2 == 0))
                .toList();
        write(bob, true);
        write(bob, false);

        List<Post> exported = posts(alice.id());

        List<Post> newestFirst = new ArrayList<>(written);
        Collections.reverse(newestFirst);
        assertThat(exported).isEqualTo(newestFirst);
        assertThat(page(alice.id(), Optional.empty()).items()).hasSize(ExportPosts.PAGE_SIZE);
    }

    @Test
    void posts_that_are_written_or_deleted_meanwhile_do_no_harm() {
        User alice = host.register("alice@example.com");
        List<Post> written = IntStream.range(0, 2 * ExportPosts.PAGE_SIZE)
                .mapToObj(i -> write(alice, true))
                .toList();
        Page<Post, PostCursor> first = page(alice.id(), Optional.empty());

        first.items().forEach(host.storage.posts()::remove);
        host.storage.posts().remove(written.get(0));
        write(alice, true);
        Page<Post, PostCursor> second = page(alice.id(), first.end());

        assertThat(second.items()).hasSize(ExportPosts.PAGE_SIZE - 1).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void the_record_comes_in_parts_and_tells_what_happened_to_the_caller_or_by_its_hand() {
        User alice = host.register("alice@example.com", PASSWORD);
        host.register("bob@example.com", PASSWORD);
        host.signIn("bob@example.com", PASSWORD);
        assertThatThrownBy(() -> host.signIn("nobody@example.com", PASSWORD)).isInstanceOf(InvalidCredentials.class);
        for (int i = 0; i < ExportAudit.PAGE_SIZE; i++) {
            host.signIn("alice@example.com", PASSWORD);
        }

        List<AuditEntry> entries = audit(alice.id());

        assertThat(entries).allMatch(entry -> entry.record().account().equals(Optional.of(alice.id())));
        assertThat(entries)
                .extracting(entry -> entry.record().action())
                .contains(AuditAction.ACCOUNT_REGISTERED, AuditAction.SIGNED_IN)
                .doesNotContain(AuditAction.SIGN_IN_FAILED);
        assertThat(entries)
                .extracting(AuditEntry::id)
                .hasSizeGreaterThan(ExportAudit.PAGE_SIZE)
                .doesNotHaveDuplicates();
        assertThat(entries(alice.id(), Optional.empty()).items()).hasSize(ExportAudit.PAGE_SIZE);
    }

    @Test
    void where_another_acted_from_is_told_to_that_other_alone() {
        User alice = host.register("alice@example.com", PASSWORD);
        User ada = host.registerAdmin("ada@example.com");
        assertThatThrownBy(() -> host.signIn("alice@example.com", "wrong horse"))
                .isInstanceOf(InvalidCredentials.class);
        users.edit()
                .edit(new Edit(
                        ada.id(),
                        alice.id(),
                        UserChanges.NONE.withRole(Role.ADMIN),
                        Optional.empty(),
                        AuthenticationTime.HOST,
                        VersionCondition.ANY,
                        Host.ORIGIN));

        AuditRecord toAlice = audit(alice.id()).get(0).record();
        AuditRecord byAda = audit(ada.id()).get(0).record();

        assertThat(toAlice.action()).isEqualTo(AuditAction.ROLE_CHANGED);
        assertThat(toAlice.actor()).contains(ada.id());
        assertThat(toAlice.origin()).isEqualTo(HIDDEN);
        assertThat(byAda)
                .isEqualTo(new AuditRecord(
                        toAlice.at(), toAlice.action(), toAlice.account(), toAlice.actor(), Host.ORIGIN));
        // Failed sign-ins, with their origin, belong to the owner of the account.
        assertThat(audit(alice.id()).get(1).record().action()).isEqualTo(AuditAction.SIGN_IN_FAILED);
        assertThat(audit(alice.id()))
                .extracting(entry -> entry.record().origin())
                .containsExactly(HIDDEN, Host.ORIGIN, Host.ORIGIN);
    }

    private Post write(User author, boolean published) {
        Post post = published
                ? Posts.published(host.storage.posts().nextId(), author.id())
                : Posts.draft(host.storage.posts().nextId(), author.id());
        host.storage.posts().add(post);
        return post;
    }

    private Page<Post, PostCursor> page(UserId self, Optional<PostCursor> after) {
        return host.exports.posts().export(new ExportPosts.Query(self, after));
    }

    private List<Post> posts(UserId self) {
        List<Post> all = new ArrayList<>();
        for (Page<Post, PostCursor> page = page(self, Optional.empty());
                page.end().isPresent();
                page = page(self, page.end())) {
            all.addAll(page.items());
        }
        return all;
    }

    private Page<AuditEntry, AuditEntryId> entries(UserId self, Optional<AuditEntryId> before) {
        return host.exports.audit().export(new ExportAudit.Query(self, before));
    }

    private List<AuditEntry> audit(UserId self) {
        List<AuditEntry> all = new ArrayList<>();
        for (Page<AuditEntry, AuditEntryId> page = entries(self, Optional.empty());
                page.end().isPresent();
                page = entries(self, page.end())) {
            all.addAll(page.items());
        }
        return all;
    }
}
