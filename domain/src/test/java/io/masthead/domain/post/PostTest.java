package io.masthead.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.user.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PostTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Instant EVEN_LATER = NOW.plusSeconds(2);

    @Test
    void a_post_published_at_once_was_published_when_it_was_written() {
        Post post = write(PostStatus.PUBLISHED);

        assertThat(post.isPublished()).isTrue();
        assertThat(post.state().publishedAt()).contains(post.state().createdAt());
    }

    @Test
    void a_draft_has_no_publication() {
        assertThat(write(PostStatus.DRAFT).state().publishedAt()).isEmpty();
    }

    @Test
    void publishing_sets_the_publication_once() {
        Post published = write(PostStatus.DRAFT).edit(status(PostStatus.PUBLISHED), LATER);
        Post hidden = published.edit(status(PostStatus.DRAFT), EVEN_LATER);
        Post again = hidden.edit(status(PostStatus.PUBLISHED), EVEN_LATER);

        assertThat(published.state().publishedAt()).contains(LATER);
        assertThat(hidden.isPublished()).isFalse();
        assertThat(again.state().publishedAt()).contains(LATER);
        assertThat(again.state().updatedAt()).isEqualTo(EVEN_LATER);
    }

    @Test
    void an_edit_that_changes_nothing_gives_the_same_post() {
        Post post = write(PostStatus.PUBLISHED);

        assertThat(post.edit(PostChanges.NONE, LATER)).isSameAs(post);
        assertThat(post.edit(status(PostStatus.PUBLISHED), LATER)).isSameAs(post);
        assertThat(post.edit(PostChanges.NONE.withTitle(new Title("Other")), LATER))
                .isNotSameAs(post);
        assertThat(post.edit(PostChanges.NONE.withBody(new Body("Other")), LATER))
                .isNotSameAs(post);
    }

    @Test
    void posts_are_equal_by_identity() {
        assertThat(write(PostStatus.DRAFT)).isEqualTo(write(PostStatus.PUBLISHED));
        assertThat(write(PostStatus.DRAFT)).hasSameHashCodeAs(write(PostStatus.PUBLISHED));
        assertThat(write(PostStatus.DRAFT)).hasToString("Post[id=1, version=0]");
    }

    @Test
    void posts_of_other_identities_are_others() {
        Post other = Post.write(new PostId(2), new UserId(1), new Title("Title"), Body.EMPTY, PostStatus.DRAFT, NOW);

        assertThat(other).isNotEqualTo(write(PostStatus.DRAFT)).doesNotHaveSameHashCodeAs(write(PostStatus.DRAFT));
        assertThat(other).isNotEqualTo("Post");
    }

    @Test
    void an_edit_keeps_the_version_which_is_the_repository_s_to_count() {
        Post.State s = write(PostStatus.DRAFT).state();
        Post stored = Post.restore(new Post.State(
                s.id(), s.author(), s.title(), s.body(), s.status(), s.createdAt(), s.updatedAt(), s.publishedAt(), 7));

        assertThat(stored.version()).isEqualTo(7);
        assertThat(stored.edit(status(PostStatus.PUBLISHED), LATER).version()).isEqualTo(7);
    }

    private static PostChanges status(PostStatus status) {
        return PostChanges.NONE.withStatus(status);
    }

    private static Post write(PostStatus status) {
        return Post.write(new PostId(1), new UserId(1), new Title("Title"), Body.EMPTY, status, NOW);
    }
}
