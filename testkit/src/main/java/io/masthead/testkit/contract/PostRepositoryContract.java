package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.post.PostRepository}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class PostRepositoryContract {

    private static final PostFilter EVERYTHING_PUBLIC = PostFilter.PUBLIC;
    private static final PageRequest WHOLE = PageRequest.first(100);

    /** For subclasses. */
    protected PostRepositoryContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void gives_growing_identities_that_differ() {
        List<Long> ids = IntStream.range(0, 120).mapToObj(i -> nextId().value()).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id > 0);
    }

    @Test
    void finds_what_was_added_with_everything_that_is_known_of_it() {
        UserId alice = addAlice();
        Post post = Post.write(
                nextId(),
                alice,
                new Title("😀".repeat(Title.MAX_LENGTH)),
                new Body("é".repeat(Body.MAX_LENGTH)),
                PostStatus.DRAFT,
                Posts.WRITTEN.plusNanos(1));

        add(post);

        assertThat(storage().posts().find(post.id()).map(Post::state)).contains(post.state());
    }

    @Test
    void keeps_a_text_code_point_by_code_point() {
        UserId alice = addAlice();
        String text = " e\u0301 \u00e9 \ufb01 \r\n\t\u2028\u00a0 👩‍👩‍👧 \u0001 ";
        Post post =
                Post.write(nextId(), alice, Title.restore(text), new Body(text), PostStatus.PUBLISHED, Posts.WRITTEN);

        add(post);

        assertThat(storage().posts().find(post.id()).map(Post::state)).contains(post.state());
    }

    @Test
    void refuses_a_second_post_with_the_same_identity() {
        UserId alice = addAlice();
        Post post = add(Posts.published(nextId(), alice));

        // The repository assigns the ids, so this is a bug and not a failure of the domain.
        assertThatThrownBy(() -> add(Posts.draft(post.id(), alice))).isInstanceOf(RuntimeException.class);
        assertThat(storage().posts().find(post.id()).map(Post::state)).contains(post.state());
    }

    @Test
    void finds_nothing_where_nothing_is() {
        assertThat(storage().posts().find(nextId())).isEmpty();
    }

    @Test
    void refuses_a_post_of_nobody() {
        UserId missing = storage().inTransaction(() -> storage().users().nextId());
        Post post = Posts.published(nextId(), missing);

        assertThatThrownBy(() -> add(post))
                .isInstanceOfSatisfying(
                        UserNotFound.class, failure -> assertThat(failure.id()).isEqualTo(missing));
    }

    @Test
    void finds_each_of_many_that_were_added_at_once() {
        UserId alice = addAlice();
        List<Post> posts = List.of(
                Posts.draft(nextId(), alice),
                Posts.published(nextId(), alice),
                Post.write(
                        nextId(),
                        alice,
                        new Title("{\"'\\,😀}"),
                        new Body("NULL\n,{}\"\\\t'"),
                        PostStatus.PUBLISHED,
                        Posts.WRITTEN.plusNanos(1_001)));

        storage().run(() -> storage().posts().addAll(posts));

        assertThat(posts)
                .allSatisfy(post -> assertThat(storage().posts().find(post.id()).map(Post::state))
                        .contains(post.state()));
    }

    @Test
    void adds_nothing_where_nothing_is_to_be_added() {
        storage().run(() -> storage().posts().addAll(List.of()));

        assertThat(storage().posts().count(EVERYTHING_PUBLIC)).isZero();
    }

    @Test
    void refuses_many_posts_of_nobody_all_together() {
        UserId missing = storage().inTransaction(() -> storage().users().nextId());
        List<Post> posts = List.of(Posts.published(nextId(), missing), Posts.published(nextId(), missing));

        assertThatThrownBy(() -> storage().run(() -> storage().posts().addAll(posts)))
                .isInstanceOfSatisfying(
                        UserNotFound.class, failure -> assertThat(failure.id()).isEqualTo(missing));
        assertThat(storage().posts().count(EVERYTHING_PUBLIC)).isZero();
    }

    @Test
    void lists_newest_first_and_then_by_falling_identity() {
        UserId alice = addAlice();
        PostId first = nextId();
        PostId second = nextId();
        PostId third = nextId();
        add(Posts.post(first, alice, PostStatus.PUBLISHED, Posts.WRITTEN.plusSeconds(9)));
        add(Posts.post(second, alice, PostStatus.PUBLISHED, Posts.WRITTEN));
        add(Posts.post(third, alice, PostStatus.PUBLISHED, Posts.WRITTEN));

        assertThat(ids(EVERYTHING_PUBLIC, WHOLE)).containsExactly(first, third, second);
        assertThat(ids(EVERYTHING_PUBLIC, new PageRequest(1, 1))).containsExactly(third);
        assertThat(ids(EVERYTHING_PUBLIC, new PageRequest(3, 1))).isEmpty();
    }

    @Test
    void shows_drafts_to_their_author_alone() {
        UserId alice = addAlice();
        UserId bob = addUser(
                Users.bob(storage().inTransaction(() -> storage().users().nextId())));
        Post published = add(Posts.published(nextId(), alice));
        Post draft = add(Posts.draft(nextId(), alice));

        assertThat(ids(EVERYTHING_PUBLIC, WHOLE)).containsExactly(published.id());
        assertThat(ids(viewedBy(bob), WHOLE)).containsExactly(published.id());
        assertThat(ids(viewedBy(alice), WHOLE)).containsExactly(draft.id(), published.id());
        assertThat(storage().posts().count(viewedBy(bob))).isEqualTo(1);
        assertThat(storage().posts().count(viewedBy(alice))).isEqualTo(2);
    }

    @Test
    void filters_by_author_and_status() {
        UserId alice = addAlice();
        UserId bob = addUser(
                Users.bob(storage().inTransaction(() -> storage().users().nextId())));
        Post draft = add(Posts.draft(nextId(), alice));
        Post published = add(Posts.published(nextId(), alice));
        Post other = add(Posts.published(nextId(), bob));

        assertThat(ids(PostFilter.publishedBy(alice), WHOLE)).containsExactly(published.id());
        assertThat(ids(PostFilter.PUBLISHED, WHOLE)).containsExactly(other.id(), published.id());
        assertThat(ids(viewedBy(alice).withStatus(PostStatus.DRAFT), WHOLE)).containsExactly(draft.id());
        assertThat(ids(viewedBy(bob).withAuthor(alice).withStatus(PostStatus.DRAFT), WHOLE))
                .isEmpty();
        assertThat(storage().posts().count(PostFilter.publishedBy(bob))).isEqualTo(1);
    }

    @Test
    void counts_all_posts_of_an_author_up_to_a_limit() {
        UserId alice = addAlice();
        UserId bob = addUser(
                Users.bob(storage().inTransaction(() -> storage().users().nextId())));
        UserId missing = storage().inTransaction(() -> storage().users().nextId());
        add(Posts.draft(nextId(), alice));
        add(Posts.published(nextId(), alice));
        Post other = add(Posts.published(nextId(), bob));

        assertThat(countOf(alice, 1)).isEqualTo(1);
        assertThat(countOf(alice, 2)).isEqualTo(2);
        assertThat(countOf(alice, 100)).isEqualTo(2);
        assertThat(countOf(missing, 100)).isZero();
        remove(other);
        assertThat(countOf(bob, 100)).isZero();
    }

    @Test
    void lets_all_who_count_the_posts_of_an_author_add_one_after_the_other() throws Exception {
        UserId alice = addAlice();

        List<Integer> counts = atOnce(
                8,
                () -> storage().inTransaction(() -> {
                    int count = storage().posts().lockAuthorAndCount(alice, 100);
                    storage().posts().add(Posts.draft(storage().posts().nextId(), alice));
                    return count;
                }));

        assertThat(counts).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void saves_changes_under_the_next_version() {
        Post draft = add(Posts.draft(nextId(), addAlice()));
        Post changed = draft.edit(
                PostChanges.NONE
                        .withTitle(new Title("Better"))
                        .withBody(Body.EMPTY)
                        .withStatus(PostStatus.PUBLISHED),
                Posts.WRITTEN.plusSeconds(60));

        Post saved = save(changed);

        assertThat(saved.version()).isEqualTo(draft.version() + 1);
        assertThat(saved.state().publishedAt()).contains(Posts.WRITTEN.plusSeconds(60));
        assertThat(storage().posts().find(draft.id()).map(Post::state)).contains(saved.state());
    }

    @Test
    void locks_a_post_in_order_to_change_it() {
        Post post = add(Posts.published(nextId(), addAlice()));

        Post saved = storage().inTransaction(() -> {
            Post locked = storage().posts().lock(post.id()).orElseThrow();
            assertThat(locked.state()).isEqualTo(post.state());
            return storage().posts().save(retitle(locked, "Locked"));
        });

        assertThat(saved.version()).isEqualTo(1);
        PostId nothing = nextId();
        assertThat(storage().inTransaction(() -> storage().posts().lock(nothing)))
                .isEmpty();
    }

    @Test
    void lets_all_who_lock_a_post_change_it_one_after_the_other() throws Exception {
        Post post = add(Posts.published(nextId(), addAlice()));

        List<Long> versions = atOnce(
                8,
                () -> storage().inTransaction(() -> {
                    Post locked = storage().posts().lock(post.id()).orElseThrow();
                    return storage()
                            .posts()
                            .save(retitle(locked, "Version " + locked.version()))
                            .version();
                }));

        assertThat(versions).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void lets_one_of_many_at_once_save_a_version() throws Exception {
        Post read = add(Posts.published(nextId(), addAlice()));

        List<Boolean> saved = atOnce(8, () -> {
            try {
                save(retitle(read, Thread.currentThread().getName()));
                return true;
            } catch (ConcurrentUpdate stale) {
                return false;
            }
        });

        assertThat(Collections.frequency(saved, true)).isEqualTo(1);
    }

    @Test
    void keeps_nothing_of_a_transaction_that_failed() {
        UserId alice = addAlice();
        Post before = add(Posts.published(nextId(), alice));
        Post never = Posts.published(nextId(), alice);

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().posts().remove(before);
                    storage().posts().add(never);
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(ids(EVERYTHING_PUBLIC, WHOLE)).containsExactly(before.id());
    }

    @Test
    void stores_nothing_that_was_not_saved() {
        Post post = add(Posts.published(nextId(), addAlice()));

        Post unused = retitle(post, "Never saved");

        assertThat(unused).isEqualTo(post);
        assertThat(storage().posts().find(post.id()).map(Post::state)).contains(post.state());
    }

    @Test
    void refuses_to_save_or_remove_what_was_saved_since() {
        Post read = add(Posts.published(nextId(), addAlice()));
        save(retitle(read, "First"));

        assertThatThrownBy(() -> save(retitle(read, "Second"))).isInstanceOf(ConcurrentUpdate.class);
        assertThatThrownBy(() -> remove(read)).isInstanceOf(ConcurrentUpdate.class);
        assertThat(storage()
                        .posts()
                        .find(read.id())
                        .map(post -> post.state().title().value()))
                .contains("First");
    }

    @Test
    void refuses_to_save_or_remove_what_was_removed() {
        Post read = add(Posts.published(nextId(), addAlice()));
        remove(read);

        assertThatThrownBy(() -> save(retitle(read, "Ghost"))).isInstanceOf(ConcurrentUpdate.class);
        assertThatThrownBy(() -> remove(read)).isInstanceOf(ConcurrentUpdate.class);
        assertThat(storage().posts().find(read.id())).isEmpty();
    }

    private static PostFilter viewedBy(UserId viewer) {
        return PostFilter.PUBLIC.viewedBy(Optional.of(viewer));
    }

    private static Post retitle(Post post, String title) {
        return post.edit(PostChanges.NONE.withTitle(new Title(title)), Posts.WRITTEN.plusSeconds(1));
    }

    private List<PostId> ids(PostFilter filter, PageRequest page) {
        return ids(storage().posts().list(filter, PostOrder.NEWEST, page));
    }

    private static List<PostId> ids(Page<Post, PostCursor> slice) {
        return slice.items().stream().map(Post::id).toList();
    }

    private int countOf(UserId author, int limit) {
        return storage().inTransaction(() -> storage().posts().lockAuthorAndCount(author, limit));
    }

    private PostId nextId() {
        return storage().inTransaction(() -> storage().posts().nextId());
    }

    private UserId addAlice() {
        return addUser(
                Users.alice(storage().inTransaction(() -> storage().users().nextId())));
    }

    private UserId addUser(User user) {
        storage().run(() -> storage().users().add(user));
        return user.id();
    }

    private Post add(Post post) {
        storage().run(() -> storage().posts().add(post));
        return post;
    }

    private Post save(Post post) {
        return SingleTry.inTransaction(storage(), () -> storage().posts().save(post));
    }

    private void remove(Post post) {
        SingleTry.run(storage(), () -> storage().posts().remove(post));
    }
}
