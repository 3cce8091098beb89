package io.masthead.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.event.Topic.AllPosts;
import io.masthead.domain.event.Topic.AllUsers;
import io.masthead.domain.event.Topic.Everything;
import io.masthead.domain.event.Topic.OnePost;
import io.masthead.domain.event.Topic.OneUser;
import io.masthead.domain.event.Topic.Own;
import io.masthead.domain.event.Topic.PostsOf;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees which events. Every type has a row for each audience that it can have. */
@SuppressWarnings("MethodName")
class EventPolicyTest {

    private static final UserId AUTHOR = new UserId(3);
    private static final UserId OTHER = new UserId(4);
    private static final PostId POST = new PostId(17);

    private static final EventViewer NOBODY = EventViewer.ANONYMOUS;
    private static final EventViewer BY_AUTHOR = new EventViewer(Optional.of(AUTHOR), false);
    private static final EventViewer BY_OTHER = new EventViewer(Optional.of(OTHER), false);
    private static final EventViewer BY_ADMIN = new EventViewer(Optional.of(new UserId(5)), true);

    private static final String MATRIX = """
            post.written     everyone nobody author other admin
            post.written     account  -      author -     admin
            post.edited      everyone nobody author other admin
            post.edited      account  -      author -     admin
            post.published   everyone nobody author other admin
            post.withdrawn   everyone nobody author other admin
            post.deleted     everyone nobody author other admin
            post.deleted     account  -      author -     admin
            user.registered  everyone nobody author other admin
            user.edited      everyone nobody author other admin
            user.closed      everyone nobody author other admin
            account.edited   account  -      author -     admin
            password.changed account  -      author -     admin
            session.started  account  -      author -     admin
            session.ended    account  -      author -     admin
            """;

    static Stream<String[]> rows() {
        return MATRIX.lines().map(line -> line.split(" +"));
    }

    @Test
    void is_what_the_matrix_says() {
        rows().forEach(row -> {
            Event event = event(EventType.of(row[0]).orElseThrow(), row[1].equals("account"));

            assertThat(seen(NOBODY, event))
                    .as("%s %s by nobody", row[0], row[1])
                    .isEqualTo(row[2].equals("nobody"));
            assertThat(seen(BY_AUTHOR, event))
                    .as("%s %s by its author", row[0], row[1])
                    .isEqualTo(row[3].equals("author"));
            assertThat(seen(BY_OTHER, event))
                    .as("%s %s by another", row[0], row[1])
                    .isEqualTo(row[4].equals("other"));
            assertThat(seen(BY_ADMIN, event))
                    .as("%s %s by an admin", row[0], row[1])
                    .isEqualTo(row[5].equals("admin"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void knows_every_type(EventType type) {
        assertThat(rows().map(row -> row[0])).contains(type.code());
        assertThat(EventType.of(type.code())).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void no_event_of_an_account_has_another_audience(EventType type) {
        if (type.isPrivate()) {
            assertThatThrownBy(() -> event(type, false)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void topics_are_for_everyone_but_the_own_account_and_everything() {
        for (EventViewer viewer : Set.of(NOBODY, BY_AUTHOR, BY_OTHER, BY_ADMIN)) {
            for (Topic topic : Set.of(
                    new AllPosts(), new OnePost(POST), new PostsOf(AUTHOR), new AllUsers(), new OneUser(AUTHOR))) {
                assertThat(EventPolicy.maySubscribe(viewer, topic)).isTrue();
            }
            assertThat(EventPolicy.maySubscribe(viewer, new Own(AUTHOR))).isEqualTo(viewer.equals(BY_AUTHOR));
            assertThat(EventPolicy.maySubscribe(viewer, new Everything())).isEqualTo(viewer.admin());
        }
    }

    @Test
    void a_topic_that_was_chosen_with_other_rights_shows_nothing() {
        Event event = event(EventType.POST_PUBLISHED, false);

        assertThat(EventPolicy.shows(BY_AUTHOR, Set.of(new Everything()), event))
                .isFalse();
        assertThat(EventPolicy.shows(BY_OTHER, Set.of(new Own(AUTHOR)), event(EventType.USER_EDITED, false)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/posts, post.written post.edited post.published post.withdrawn post.deleted user.closed",
        "/posts/17, post.written post.edited post.published post.withdrawn post.deleted",
        "/posts/18, ''",
        "/users/3/posts, post.written post.edited post.published post.withdrawn post.deleted user.closed",
        "/users/4/posts, ''",
        "/users, user.registered user.edited user.closed",
        "/users/3, user.registered user.edited user.closed",
        "/users/17, ''",
        "/users/me, user.registered user.edited user.closed account.edited password.changed session.started session.ended"
    })
    void a_topic_covers_what_happens_to_its_resource(String path, String codes) {
        Topic topic = Topic.of(path, Optional.of(AUTHOR)).orElseThrow();

        assertThat(Arrays.stream(EventType.values())
                        .filter(type -> topic.covers(event(type, type.isPrivate())))
                        .map(EventType::code))
                .containsExactlyInAnyOrder(codes.isEmpty() ? new String[0] : codes.split(" "));
        assertThat(topic.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @EnumSource
    void all_topics_of_an_event_are_found(EventType type) {
        Event event = event(type, type.isPrivate());
        Set<Topic> topics = Set.of(
                new AllPosts(),
                new OnePost(POST),
                new OnePost(new PostId(3)),
                new PostsOf(AUTHOR),
                new PostsOf(OTHER),
                new AllUsers(),
                new OneUser(AUTHOR),
                new OneUser(OTHER),
                new Own(AUTHOR),
                new Own(OTHER),
                new Everything());

        assertThat(Topic.covering(event))
                .containsExactlyInAnyOrderElementsOf(
                        topics.stream().filter(topic -> topic.covers(event)).toList());
    }

    @Test
    void everything_is_a_topic() {
        Topic everything = Topic.of("/events", Optional.empty()).orElseThrow();

        assertThat(Arrays.stream(EventType.values()))
                .allMatch(type -> everything.covers(event(type, type.isPrivate())));
        assertThat(everything.path()).isEqualTo("/events");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "/",
        "posts",
        "/posts/",
        "/posts/0",
        "/posts/017",
        "/posts/-1",
        "/posts/1e3",
        "/posts/9999999999999999999",
        "/posts/17/posts",
        "/users/3/",
        "/users/3/post",
        "/users/me/posts",
        "/Posts",
        "/posts?x",
        "/posts/*",
        "/users/me"
    })
    void other_paths_are_no_topics(String path) {
        assertThat(Topic.of(path, Optional.empty())).isEmpty();
    }

    private static boolean seen(EventViewer viewer, Event event) {
        Set<Topic> all = Set.of(
                new AllPosts(),
                new OnePost(POST),
                new AllUsers(),
                new Everything(),
                new OneUser(AUTHOR),
                new PostsOf(AUTHOR),
                new Own(AUTHOR),
                new Own(OTHER));
        return EventPolicy.shows(viewer, all, event);
    }

    private static Event event(EventType type, boolean ofAccount) {
        boolean post = type.subject() == EventType.Subject.POST;
        return new Event(
                type,
                post ? POST.value() : AUTHOR.value(),
                post ? Optional.of(AUTHOR) : Optional.empty(),
                OptionalLong.of(1),
                ofAccount ? Optional.of(AUTHOR) : Optional.empty(),
                Instant.EPOCH);
    }
}
