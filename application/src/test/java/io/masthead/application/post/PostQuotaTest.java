package io.masthead.application.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Batch;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostQuota;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PostQuotaTest {

    private final Host host = new Host();
    private final PostUseCases posts = PostUseCases.assemble(host.ports.with(new PostQuota(2)));
    private final UserId alice = host.register("alice@example.com").id();
    private final UserId ada = host.registerAdmin("ada@example.com").id();

    @Test
    void an_account_has_as_many_posts_as_allowed_drafts_included() {
        write(alice, PostStatus.DRAFT);
        write(alice, PostStatus.PUBLISHED);

        assertThatThrownBy(() -> write(alice, PostStatus.DRAFT))
                .isInstanceOfSatisfying(
                        QuotaExceeded.class,
                        failure -> assertThat(failure.limit()).hasValue(2));
        assertThat(numberOf(alice)).isEqualTo(2);
        assertThat(write(ada, PostStatus.DRAFT).author()).isEqualTo(ada);
    }

    @Test
    void the_quota_holds_for_admins_too() {
        writeAll(ada, 2, Optional.empty());

        assertThatThrownBy(() -> write(ada, PostStatus.DRAFT)).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void many_posts_are_written_if_all_of_them_have_room() {
        write(alice, PostStatus.DRAFT);

        assertThatThrownBy(() -> writeAll(alice, 2, Optional.empty())).isInstanceOf(QuotaExceeded.class);
        assertThat(numberOf(alice)).isEqualTo(1);
        assertThat(writeAll(alice, 1, Optional.empty()).value()).hasSize(1);
    }

    @Test
    void deleting_makes_room_and_changes_need_none() {
        Post first = write(alice, PostStatus.DRAFT);
        Post second = write(alice, PostStatus.DRAFT);

        posts.edit().edit(new Edit(alice, second.id(), PostChanges.NONE.withStatus(PostStatus.PUBLISHED)));
        posts.delete().delete(new Deletion(alice, first.id()));

        assertThat(write(alice, PostStatus.DRAFT).author()).isEqualTo(alice);
    }

    @Test
    void a_repeated_request_needs_no_room_and_a_refused_one_succeeds_later() {
        Optional<IdempotentRequest> first = request("first");
        Optional<IdempotentRequest> second = request("second");
        List<PostId> written = writeAll(alice, 2, first).value();

        assertThat(writeAll(alice, 2, first)).isEqualTo(new Outcome<>(written, true));
        assertThatThrownBy(() -> writeAll(alice, 1, second)).isInstanceOf(QuotaExceeded.class);
        posts.delete().delete(new Deletion(alice, written.get(0)));
        assertThat(writeAll(alice, 1, second).replayed()).isFalse();
    }

    @Test
    void an_account_may_have_more_from_before_and_writes_none() {
        for (int i = 0; i < 3; i++) {
            host.posts.write().write(draft(alice, PostStatus.DRAFT));
        }

        assertThatThrownBy(() -> write(alice, PostStatus.DRAFT)).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void a_quota_is_from_one_to_a_million() {
        assertThat(new PostQuota(1).posts()).isEqualTo(1);
        assertThat(new PostQuota(1_000_000).posts()).isEqualTo(1_000_000);
        assertThatThrownBy(() -> new PostQuota(0)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new PostQuota(1_000_001)).isInstanceOf(InvalidValue.class);
    }

    private long numberOf(UserId author) {
        return host.storage.posts().count(PostFilter.PUBLIC.withAuthor(author).viewedBy(Optional.of(author)));
    }

    private Post write(UserId author, PostStatus status) {
        return posts.write().write(draft(author, status)).value();
    }

    private Outcome<List<PostId>> writeAll(UserId author, int number, Optional<IdempotentRequest> request) {
        Content content = new Content(new Title("One of many"), Body.EMPTY, PostStatus.DRAFT);
        return posts.writeAll().write(new Batch(author, Collections.nCopies(number, content), request));
    }

    private static Draft draft(UserId author, PostStatus status) {
        return new Draft(author, new Title("One"), Body.EMPTY, status);
    }

    private static Optional<IdempotentRequest> request(String key) {
        return Optional.of(
                new IdempotentRequest(new IdempotencyKey("alice", key), new RequestHash("0".repeat(64)), Set.of()));
    }
}
