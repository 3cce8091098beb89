package io.masthead.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.event.Topic.AllPosts;
import io.masthead.domain.event.Topic.OnePost;
import io.masthead.domain.event.Topic.PostsOf;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveTopicsTest {

    private static final Topic POSTS = new AllPosts();
    private static final Topic FIRST = new OnePost(new PostId(1));
    private static final Topic SECOND = new OnePost(new PostId(2));

    private final LiveTopics topics = new LiveTopics();

    @Test
    void wants_events_of_a_topic_after_its_place() {
        topics.add(List.of(FIRST), 10, 10);

        assertThat(topics.wants(event(1, 10))).isFalse();
        assertThat(topics.wants(event(1, 11))).isTrue();
        assertThat(topics.wants(event(2, 11))).isFalse();
    }

    @Test
    void leaves_out_what_is_sent_when_a_topic_is_added_that_begins_earlier() {
        topics.add(List.of(FIRST), 10, 10);

        topics.add(List.of(POSTS), 5, 20);

        assertThat(topics.wants(event(2, 5))).isFalse();
        assertThat(topics.wants(event(2, 6))).isTrue();
        assertThat(topics.wants(event(1, 20))).isFalse();
        assertThat(topics.wants(event(1, 21))).isTrue();
    }

    @Test
    void wants_what_a_topic_that_began_later_has_not_sent() {
        topics.add(List.of(FIRST), 10, 10);

        topics.add(List.of(POSTS), 5, 20);

        assertThat(topics.wants(event(1, 6))).isTrue();
        assertThat(topics.wants(event(1, 10))).isTrue();
        assertThat(topics.wants(event(1, 11))).isFalse();
    }

    @Test
    void leaves_it_out_still_when_another_is_added_before_the_feed_has_caught_up() {
        topics.add(List.of(FIRST), 10, 10);
        topics.add(List.of(SECOND), 5, 20);

        topics.add(List.of(POSTS), 7, 7);

        assertThat(topics.wants(event(1, 15))).isFalse();
        assertThat(topics.wants(event(2, 7))).isFalse();
        assertThat(topics.wants(event(2, 8))).isTrue();
        assertThat(topics.wants(event(3, 15))).isTrue();
    }

    @Test
    void lets_a_topic_begin_later_than_the_others_are() {
        topics.add(List.of(FIRST), 10, 10);

        topics.add(List.of(POSTS), 30, 20);

        assertThat(topics.wants(event(1, 25))).isTrue();
        assertThat(topics.wants(event(2, 25))).isFalse();
        assertThat(topics.wants(event(2, 31))).isTrue();
    }

    @Test
    void begins_a_topic_anew_that_is_added_again() {
        topics.add(List.of(FIRST), 10, 10);

        topics.add(List.of(FIRST), 5, 20);

        assertThat(topics.all()).containsExactly(FIRST);
        assertThat(topics.wants(event(1, 6))).isTrue();
    }

    @Test
    void forgets_places_where_events_are_missing() {
        topics.add(List.of(FIRST), 100, 100);
        topics.add(List.of(POSTS), 5, 120);

        topics.restart(7);

        assertThat(topics.wants(event(1, 7))).isFalse();
        assertThat(topics.wants(event(1, 8))).isTrue();
    }

    @Test
    void wants_what_the_client_could_not_see_before_it_authenticated() {
        topics.add(List.of(FIRST), 10, 10);
        topics.authenticate(20);

        topics.add(List.of(POSTS), 5, 30);

        assertThat(topics.wants(draft(1, 15))).isTrue();
        assertThat(topics.wants(event(1, 15))).isFalse();
        assertThat(topics.wants(draft(1, 25))).isFalse();

        topics.add(List.of(new PostsOf(new UserId(3))), 5, 30);

        assertThat(topics.wants(draft(1, 15))).as("sent since then").isFalse();
    }

    @Test
    void wants_it_also_if_the_client_authenticates_before_the_feed_has_caught_up() {
        topics.add(List.of(FIRST), 10, 10);
        topics.add(List.of(POSTS), 5, 20);

        topics.authenticate(7);

        assertThat(topics.wants(draft(1, 15))).isTrue();
    }

    @Test
    void wants_nothing_of_a_topic_that_is_removed() {
        topics.add(List.of(FIRST, SECOND), 0, 0);

        topics.remove(List.of("/posts/1", "/posts/9"));

        assertThat(topics.wants(event(1, 1))).isFalse();
        assertThat(topics.wants(event(2, 1))).isTrue();
    }

    @Test
    void counts_each_topic_once() {
        topics.add(List.of(FIRST), 0, 0);

        assertThat(topics.with(List.of(FIRST, SECOND))).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(topics.with(IntStream.range(1, 51)
                        .<Topic>mapToObj(id -> new OnePost(new PostId(id)))
                        .toList()))
                .hasSize(50);
        assertThat(topics.all()).containsExactly(FIRST);
    }

    private static LoggedEvent event(long post, long position) {
        return event(post, position, Optional.empty());
    }

    private static LoggedEvent draft(long post, long position) {
        return event(post, position, Optional.of(new UserId(3)));
    }

    private static LoggedEvent event(long post, long position, Optional<UserId> audience) {
        return new LoggedEvent(
                new UUID(0, position),
                position,
                new Event(
                        EventType.POST_EDITED,
                        post,
                        Optional.of(new UserId(3)),
                        OptionalLong.of(2),
                        audience,
                        Instant.EPOCH));
    }
}
