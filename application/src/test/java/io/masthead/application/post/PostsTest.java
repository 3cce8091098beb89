package io.masthead.application.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.SnapshotCount;
import io.masthead.application.post.DeletePost.Deletion;
import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Batch;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Forbidden;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.PreconditionFailed;
import io.masthead.domain.Total;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostEvent.PostDeleted;
import io.masthead.domain.post.PostEvent.PostEdited;
import io.masthead.domain.post.PostEvent.PostPublished;
import io.masthead.domain.post.PostEvent.PostWithdrawn;
import io.masthead.domain.post.PostEvent.PostWritten;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PostsTest {

    private static final PostChanges RETITLE = PostChanges.NONE.withTitle(new Title("Retitled"));

    private final Host host = new Host();
    private final PostUseCases posts = host.posts;
    private final Instant now = host.clock.instant();
    private final User alice = host.register("alice@example.com");
    private final User bob = host.register("bob@example.com");
    private final User ada = host.registerAdmin("ada@example.com");

    @Test
    void writes_a_post_and_tells_so() {
        Post post = write(PostStatus.PUBLISHED);

        assertThat(host.storage.posts().find(post.id()).map(Post::state)).contains(post.state());
        assertThat(host.events())
                .endsWith(
                        new PostWritten(post.id(), alice.id(), PostStatus.PUBLISHED, 0, now),
                        new PostPublished(post.id(), alice.id(), 0, now));
    }

    @Test
    void writes_many_posts_at_once_in_their_order_and_tells_so_of_each() {
        Content draft = new Content(new Title("Draft"), Body.EMPTY, PostStatus.DRAFT);
        Content published = new Content(new Title("Published"), Body.EMPTY, PostStatus.PUBLISHED);

        Outcome<List<PostId>> written =
                posts.writeAll().write(new Batch(alice.id(), List.of(draft, published), Optional.empty()));

        PostId first = written.value().get(0);
        PostId second = written.value().get(1);
        assertThat(written.value())
                .extracting(id ->
                        host.storage.posts().find(id).orElseThrow().state().title())
                .containsExactly(draft.title(), published.title());
        assertThat(host.events())
                .endsWith(
                        new PostWritten(first, alice.id(), PostStatus.DRAFT, 0, now),
                        new PostWritten(second, alice.id(), PostStatus.PUBLISHED, 0, now),
                        new PostPublished(second, alice.id(), 0, now));
    }

    @Test
    void writes_none_of_many_posts_for_an_account_that_is_gone() {
        Content content = new Content(new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED);
        Batch batch = new Batch(new UserId(99), List.of(content, content), Optional.empty());
        int told = host.events().size();

        assertThatThrownBy(() -> posts.writeAll().write(batch)).isInstanceOf(AccountGone.class);
        assertThat(host.events()).hasSize(told);
    }

    @Test
    void a_draft_is_written_but_not_published() {
        Post draft = write(PostStatus.DRAFT);

        assertThat(host.events()).last().isEqualTo(new PostWritten(draft.id(), alice.id(), PostStatus.DRAFT, 0, now));
    }

    @Test
    void refuses_a_post_of_an_account_that_is_gone() {
        assertThatThrownBy(() ->
                        posts.write().write(new Draft(new UserId(99), new Title("T"), Body.EMPTY, PostStatus.DRAFT)))
                .isInstanceOf(AccountGone.class);
    }

    @Test
    void shows_a_draft_to_its_author_and_admins_alone() {
        Post draft = write(PostStatus.DRAFT);

        assertThat(find(draft, Optional.of(alice.id()))).isEqualTo(draft);
        assertThat(find(draft, Optional.of(ada.id()))).isEqualTo(draft);
        assertThatThrownBy(() -> find(draft, Optional.of(bob.id()))).isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> find(draft, Optional.empty())).isInstanceOf(PostNotFound.class);
    }

    @Test
    void shows_a_published_post_to_everyone() {
        Post post = write(PostStatus.PUBLISHED);

        assertThat(find(post, Optional.empty())).isEqualTo(post);
        assertThatThrownBy(() -> posts.find().find(new FindPost.Query(new PostId(99), Optional.empty(), false)))
                .isInstanceOf(PostNotFound.class);
    }

    @Test
    void lists_and_counts_only_when_asked() {
        Post post = write(PostStatus.PUBLISHED);

        Page<PostView, PostCursor> counted = posts.list().list(query(PostOrder.NEWEST, true, false, Optional.empty()));
        Page<PostView, PostCursor> uncounted =
                posts.list().list(query(PostOrder.NEWEST, false, false, Optional.empty()));

        assertThat(counted)
                .isEqualTo(new Page<>(
                        List.of(PostView.of(post)),
                        Optional.of(PostCursor.of(post, PostSort.NEWEST, 0)),
                        Optional.of(Total.of(1))));
        assertThat(uncounted.total()).isEmpty();
    }

    @Test
    void counts_the_whole_list_wherever_a_part_begins() {
        Post first = write(PostStatus.PUBLISHED);
        Post second = write(PostStatus.PUBLISHED);
        PostOrder byId = PostOrder.of(PostSort.ID);

        var page = posts.list()
                .list(query(byId.after(PostCursor.of(first, PostSort.ID, 0)), true, false, Optional.empty()));

        assertThat(page.items()).containsExactly(PostView.of(second));
        assertThat(page.total()).contains(Total.of(2));
    }

    @Test
    void sends_authors_along_only_when_asked() {
        Post post = write(PostStatus.PUBLISHED);
        PostView whole = new PostView(post, Optional.of(new VisibleUser(alice, true)));

        assertThat(posts.find().find(new FindPost.Query(post.id(), Optional.empty(), true)))
                .isEqualTo(whole);
        assertThat(posts.list()
                        .list(query(PostOrder.NEWEST, false, true, Optional.empty()))
                        .items())
                .containsExactly(whole);
        assertThat(posts.listOfUser()
                        .list(new ListPostsOfUser.Query(
                                alice.id(), query(PostOrder.NEWEST, false, true, Optional.empty())))
                        .items())
                .containsExactly(whole);
    }

    @Test
    void shows_the_address_of_an_author_to_itself_and_admins_alone_where_addresses_are_private() {
        Host secretive = new Host(EmailVisibility.PRIVATE);
        User author = secretive.register("author@example.com");
        User other = secretive.register("other@example.com");
        User admin = secretive.registerAdmin("admin@example.com");
        Post post = secretive
                .posts
                .write()
                .write(new Draft(author.id(), new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED))
                .value();

        assertThat(isAddressShown(secretive, post, Optional.of(author.id()))).isTrue();
        assertThat(isAddressShown(secretive, post, Optional.of(admin.id()))).isTrue();
        assertThat(isAddressShown(secretive, post, Optional.of(other.id()))).isFalse();
        assertThat(isAddressShown(secretive, post, Optional.empty())).isFalse();
    }

    @Test
    void several_statements_see_one_state_of_things() {
        Post post = write(PostStatus.PUBLISHED);
        SnapshotCount snapshots = new SnapshotCount(host.storage.unitOfWork());
        PostUseCases counted = PostUseCases.assemble(host.ports.with(snapshots));

        Runnable list = () -> counted.list().list(query(PostOrder.NEWEST, false, false, Optional.empty()));
        Runnable listWithTotal = () -> counted.list().list(query(PostOrder.NEWEST, true, false, Optional.empty()));
        Runnable listWithAuthors = () -> counted.list().list(query(PostOrder.NEWEST, false, true, Optional.empty()));
        Runnable listOfUserWithTotal = () -> counted.listOfUser()
                .list(new ListPostsOfUser.Query(alice.id(), query(PostOrder.NEWEST, true, false, Optional.empty())));
        Runnable find = () -> counted.find().find(new FindPost.Query(post.id(), Optional.empty(), false));
        Runnable findWithAuthor = () -> counted.find().find(new FindPost.Query(post.id(), Optional.empty(), true));
        Runnable findUser =
                () -> counted.findUserWithPosts().find(new FindUserWithPosts.Query(alice.id(), Optional.empty()));

        assertThat(Stream.of(list, find))
                .allSatisfy(alone -> assertThat(snapshots.during(alone)).isZero());
        assertThat(Stream.of(listWithTotal, listWithAuthors, listOfUserWithTotal, findWithAuthor, findUser))
                .allSatisfy(several -> assertThat(snapshots.during(several)).isEqualTo(1));
    }

    @Test
    void tells_a_silent_user_from_none() {
        assertThat(listOf(bob.id())).isEmpty();
        assertThatThrownBy(() -> listOf(new UserId(99))).isInstanceOf(UserNotFound.class);
    }

    @Test
    void lists_what_a_user_wrote() {
        Post post = write(PostStatus.PUBLISHED);
        write(PostStatus.DRAFT);

        assertThat(listOf(alice.id())).containsExactly(post);
    }

    @Test
    void edits_ones_own_post() {
        Post post = write(PostStatus.PUBLISHED);

        Post edited = posts.edit().edit(new Edit(alice.id(), post.id(), RETITLE));

        assertThat(edited.state().title().value()).isEqualTo("Retitled");
        assertThat(edited.version()).isEqualTo(1);
        assertThat(host.events())
                .last()
                .isEqualTo(new PostEdited(post.id(), alice.id(), PostStatus.PUBLISHED, PostStatus.PUBLISHED, 1, now));
    }

    @Test
    void stores_and_tells_nothing_where_nothing_differs() {
        Post post = write(PostStatus.PUBLISHED);
        int told = host.events().size();

        assertThat(posts.edit()
                        .edit(new Edit(alice.id(), post.id(), PostChanges.NONE))
                        .version())
                .isZero();
        assertThat(host.events()).hasSize(told);
    }

    @Test
    void lets_author_and_admins_edit_and_delete_alone() {
        Post post = write(PostStatus.PUBLISHED);
        Post draft = write(PostStatus.DRAFT);

        assertThatThrownBy(() -> posts.edit().edit(new Edit(bob.id(), post.id(), RETITLE)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> posts.delete().delete(new Deletion(bob.id(), post.id())))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> posts.edit().edit(new Edit(bob.id(), draft.id(), RETITLE)))
                .isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> posts.edit().edit(new Edit(new UserId(99), post.id(), RETITLE)))
                .isInstanceOf(AccountGone.class);
        assertThat(posts.edit().edit(new Edit(ada.id(), post.id(), RETITLE)).version())
                .isEqualTo(1);
        posts.delete().delete(new Deletion(ada.id(), draft.id()));
        assertThat(host.storage.posts().find(draft.id())).isEmpty();
    }

    @Test
    void edits_and_deletes_under_a_condition_only_the_version_that_it_names() {
        Post post = write(PostStatus.PUBLISHED);
        VersionCondition first = VersionCondition.oneOf(Set.of(0L));
        posts.edit().edit(new Edit(alice.id(), post.id(), RETITLE, first));

        assertThatThrownBy(() -> posts.edit().edit(new Edit(alice.id(), post.id(), PostChanges.NONE, first)))
                .isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> posts.delete().delete(new Deletion(alice.id(), post.id(), first)))
                .isInstanceOf(PreconditionFailed.class);
        posts.delete().delete(new Deletion(alice.id(), post.id(), VersionCondition.oneOf(Set.of(1L))));
        assertThat(host.storage.posts().find(post.id())).isEmpty();
    }

    @Test
    void tells_no_version_to_those_who_may_not_edit() {
        Post post = write(PostStatus.PUBLISHED);
        Post draft = write(PostStatus.DRAFT);
        VersionCondition stale = VersionCondition.oneOf(Set.of(7L));

        assertThatThrownBy(() -> posts.edit().edit(new Edit(bob.id(), post.id(), RETITLE, stale)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> posts.delete().delete(new Deletion(bob.id(), draft.id(), stale)))
                .isInstanceOf(PostNotFound.class);
    }

    @Test
    void publishes_a_draft_once() {
        Post draft = write(PostStatus.DRAFT);
        PostChanges publication = PostChanges.NONE.withStatus(PostStatus.PUBLISHED);

        Post published = posts.edit().edit(new Edit(alice.id(), draft.id(), publication));
        Post again = posts.edit().edit(new Edit(alice.id(), draft.id(), publication));

        assertThat(published.isPublished()).isTrue();
        assertThat(again.version()).isEqualTo(published.version());
        assertThat(host.events())
                .endsWith(
                        new PostEdited(draft.id(), alice.id(), PostStatus.DRAFT, PostStatus.PUBLISHED, 1, now),
                        new PostPublished(draft.id(), alice.id(), 1, now));
        assertThatThrownBy(() -> posts.edit().edit(new Edit(alice.id(), new PostId(99), publication)))
                .isInstanceOf(PostNotFound.class);
    }

    @Test
    void withdraws_a_published_post() {
        Post post = write(PostStatus.PUBLISHED);

        posts.edit().edit(new Edit(alice.id(), post.id(), PostChanges.NONE.withStatus(PostStatus.DRAFT)));

        assertThat(host.events())
                .endsWith(
                        new PostEdited(post.id(), alice.id(), PostStatus.PUBLISHED, PostStatus.DRAFT, 1, now),
                        new PostWithdrawn(post.id(), alice.id(), 1, now));
    }

    @Test
    void deletes_ones_own_post() {
        Post post = write(PostStatus.PUBLISHED);

        posts.delete().delete(new Deletion(alice.id(), post.id()));

        assertThat(host.storage.posts().find(post.id())).isEmpty();
        assertThat(host.events())
                .last()
                .isEqualTo(new PostDeleted(post.id(), alice.id(), PostStatus.PUBLISHED, 0, now));
    }

    private Post write(PostStatus status) {
        return posts.write()
                .write(new Draft(alice.id(), new Title("Title"), new Body("Text"), status))
                .value();
    }

    private Post find(Post post, Optional<UserId> viewer) {
        return posts.find().find(new FindPost.Query(post.id(), viewer, false)).post();
    }

    private List<Post> listOf(UserId author) {
        return posts
                .listOfUser()
                .list(new ListPostsOfUser.Query(author, query(PostOrder.NEWEST, false, false, Optional.empty())))
                .items()
                .stream()
                .map(PostView::post)
                .toList();
    }

    private static boolean isAddressShown(Host host, Post post, Optional<UserId> viewer) {
        boolean inList = host.posts
                .list()
                .list(query(PostOrder.NEWEST, false, true, viewer))
                .items()
                .get(0)
                .author()
                .orElseThrow()
                .emailVisible();
        boolean alone = host.posts
                .find()
                .find(new FindPost.Query(post.id(), viewer, true))
                .author()
                .orElseThrow()
                .emailVisible();
        assertThat(inList).isEqualTo(alone);
        return alone;
    }

    private static ListPosts.Query query(PostOrder order, boolean total, boolean authors, Optional<UserId> viewer) {
        return new ListPosts.Query(PostFilter.PUBLIC.viewedBy(viewer), order, PageRequest.first(10), total, authors);
    }
}
