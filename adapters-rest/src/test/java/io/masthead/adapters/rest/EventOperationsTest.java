package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.rest.event.EventTokenCodec;
import io.masthead.application.event.EventPage;
import io.masthead.application.event.FeedEnd;
import io.masthead.application.event.FeedNews;
import io.masthead.application.event.FeedNews.Ended;
import io.masthead.application.event.FeedNews.Idle;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.application.event.FeedNews.Reset;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.application.event.ReadEvents.Query;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserId;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import io.masthead.testkit.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestSlice
@SuppressWarnings("MethodName")
class EventOperationsTest {

    private static final UUID EPOCH = new UUID(1, 2);
    private static final UUID ID = UUID.fromString("0b0e5d0c-2f3a-4d55-9c39-6a2f1f1c7a10");
    private static final String STREAM = "text/event-stream";

    private final Api api;
    private final Stubs stubs;
    private final EventTokenCodec tokens;
    private final OpenStreams streams;

    EventOperationsTest(Api api, Stubs stubs, EventTokenCodec tokens, OpenStreams streams) {
        this.api = api;
        this.stubs = stubs;
        this.tokens = tokens;
        this.streams = streams;
    }

    @Test
    void events_are_read_as_cloud_events_and_the_link_goes_on() {
        List<Query> passed = new ArrayList<>();
        stubs.readEvents = query -> {
            passed.add(query);
            return new EventPage(List.of(logged(5, written()), logged(6, registered())), at(9));
        };

        Api.Response first = api.get("/events?topic=/posts&topic=/users/3&limit=2");
        api.get(nextOf(first));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("application/json");
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        assertThat(first.headers("Vary").toString()).contains("Accept", "Authorization");
        assertThat(first.json()).isEqualTo(Api.json("""
                [{"specversion": "1.0", "id": "0b0e5d0c-2f3a-4d55-9c39-6a2f1f1c7a10", "source": "/",
                  "type": "post.written", "subject": "posts/17", "time": "2026-01-02T03:04:05.678901Z",
                  "data": {"post_id": 17, "author_id": 3, "version": 4}},
                 {"specversion": "1.0", "id": "0b0e5d0c-2f3a-4d55-9c39-6a2f1f1c7a10", "source": "/",
                  "type": "user.registered", "subject": "users/3", "time": "2026-01-02T03:04:05.678901Z",
                  "data": {"user_id": 3}}]
                """));
        Set<Topic> topics = Set.of(new Topic.AllPosts(), new Topic.OneUser(new UserId(3)));
        assertThat(passed)
                .containsExactly(
                        new Query(EventViewer.ANONYMOUS, topics, Optional.empty(), 2),
                        new Query(EventViewer.ANONYMOUS, topics, Optional.of(at(9)), 2));
    }

    @Test
    void places_do_not_tell_how_much_has_happened() {
        stubs.readEvents = query -> new EventPage(List.of(), at(9));

        assertThat(tokens.write(at(9))).isNotEqualTo(tokens.write(at(10))).hasSameSizeAs(tokens.write(at(1_000_000)));
        assertThat(tokens.read(tokens.write(at(9)))).contains(at(9));
        assertThat(nextOf(api.get("/events?topic=/posts"))).endsWith("&after=" + tokens.write(at(9)));
    }

    @Test
    void a_user_follows_the_own_account_and_an_admin_everything() {
        List<Query> passed = new ArrayList<>();
        stubs.readEvents = query -> {
            passed.add(query);
            return new EventPage(List.of(), at(1));
        };
        stubs.findAccount =
                self -> Users.user(self, "Someone", "someone@example.com", self.value() == 7 ? Role.ADMIN : Role.USER);

        assertThat(api.as(3).get("/events?topic=/users/me").status()).isEqualTo(200);
        assertThat(api.as(7).get("/events?topic=/events").status()).isEqualTo(200);
        assertThat(api.as(3).get("/events?topic=/events").problem()).isEqualTo("forbidden");
        assertThat(api.get("/events?topic=/events").problem()).isEqualTo("unauthorized");
        assertThat(api.get("/events?topic=/users/me").problem()).isEqualTo("unauthorized");

        Optional<UserId> three = Optional.of(new UserId(3));
        Optional<UserId> seven = Optional.of(new UserId(7));
        assertThat(passed)
                .containsExactly(
                        new Query(
                                new EventViewer(three, false),
                                Set.of(new Topic.Own(new UserId(3))),
                                Optional.empty(),
                                20),
                        new Query(new EventViewer(seven, true), Set.of(new Topic.Everything()), Optional.empty(), 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /events                                    | [topic missing]
            /events?topic=                             | [topic enum]
            /events?topic=/posts&topic=/posts/0        | [topic enum]
            /events?topic=/posts/*&limit=0&after=AAAA  | [topic enum, after cursor_invalid, limit greater_than_equal]
            /events?topic=/posts&limit=101             | [limit less_than_equal]
            /events?topic=%00                          | [topic string_unicode]
            """)
    void names_everything_that_is_wrong_with_the_query(String target, String violations) {
        assertThat(api.get(target).violations()).hasToString(violations);
        assertThat(api.get(target, "Accept", STREAM).violations()).hasToString(violations);
    }

    @Test
    void a_reader_has_fifty_topics_at_most() {
        stubs.readEvents = query -> new EventPage(List.of(), at(query.topics().size()));

        assertThat(nextOf(api.get("/events?topic=/posts" + topics(49)))).endsWith(tokens.write(at(50)));
        assertThat(api.get("/events?topic=/posts" + topics(50)).violations()).containsExactly("topic too_long");
    }

    private static String topics(int number) {
        StringBuilder topics = new StringBuilder();
        for (int post = 1; post <= number; post++) {
            topics.append("&topic=/posts/").append(post);
        }
        return topics.toString();
    }

    @Test
    void places_that_are_no_longer_known_are_gone() {
        stubs.readEvents = query -> {
            throw new EventsGone();
        };

        Api.Response gone = api.get("/events?topic=/posts&after=" + tokens.write(at(1)));

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("events-gone");
    }

    @Test
    void a_response_without_events_waits_for_one_if_the_client_prefers_that() {
        stubs.readEvents = query -> query.after().equals(Optional.of(at(4)))
                ? new EventPage(List.of(logged(5, written())), at(5))
                : new EventPage(List.of(), at(4));
        Told told = new Told(() -> new Occurred(logged(5, written()), at(5)));
        stubs.followEvents = told::to;

        Api.Response response = api.get("/events?topic=/posts", "Prefer", "respond-async, wait=25");

        assertThat(response.header("Preference-Applied")).isEqualTo("wait=25");
        assertThat(response.json()).hasSize(1);
        assertThat(nextOf(response)).endsWith(tokens.write(at(5)));
        assertThat(told.waited).containsExactly(Duration.ofSeconds(25));
        assertThat(told.subscription().after()).contains(at(4));
        assertThat(told.isClosed).isTrue();
        assertThat(streams.number(Form.POLL)).isZero();
    }

    @Test
    void after_a_wait_the_rights_are_those_of_its_end() {
        List<EventViewer> readers = new ArrayList<>();
        stubs.readEvents = query -> {
            readers.add(query.viewer());
            return new EventPage(List.of(), at(4));
        };
        stubs.findAccount = self -> Users.user(self, "Someone", "someone@example.com", Role.ADMIN);
        stubs.followEvents = new Told(() -> new Occurred(logged(5, written()), at(5)))::to;

        api.as(7).get("/events?topic=/posts", "Prefer", "wait=25");

        Optional<UserId> seven = Optional.of(new UserId(7));
        assertThat(readers).containsExactly(new EventViewer(seven, true), new EventViewer(seven, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '~', textBlock = """
            wait="5"                            | wait=5
            Wait = 5 ; strict                   | wait=5
            foo="a,wait=1", wait=5              | wait=5
            wait=5, wait=7                      | wait=5
            foo="a\\",wait=1"                   | none
            foo="a,wait=1"                      | none
            respond-async; wait=1               | none
            wait                                | none
            """)
    void a_preference_is_read_as_such(String preferences, @Nullable String applied) {
        stubs.readEvents = query -> new EventPage(List.of(), at(4));
        stubs.followEvents = new Told(() -> new Idle(at(8)))::to;

        Api.Response response = api.get("/events?topic=/posts", "Prefer", preferences);

        assertThat(response.headers("Preference-Applied")).isEqualTo(applied == null ? List.of() : List.of(applied));
    }

    @Test
    void a_wait_is_bounded_and_ends_where_the_feed_is_quiet() {
        stubs.readEvents = query -> new EventPage(List.of(), at(4));
        Told told = new Told(() -> new Idle(at(8)));
        stubs.followEvents = told::to;

        Api.Response response = api.get("/events?topic=/posts", "Prefer", "wait=3600");

        assertThat(response.json()).isEmpty();
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(nextOf(response)).endsWith(tokens.write(at(8)));
        assertThat(told.waited).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void a_wait_ends_with_the_session_or_where_history_is_lost() {
        stubs.readEvents = query -> new EventPage(List.of(), at(4));

        stubs.followEvents = new Told(() -> new Ended(FeedEnd.SESSION_OVER))::to;
        assertThat(api.get("/events?topic=/posts", "Prefer", "wait=5").status()).isEqualTo(401);
        stubs.followEvents = new Told(() -> new Reset(at(9)))::to;
        assertThat(api.get("/events?topic=/posts", "Prefer", "wait=5").status()).isEqualTo(410);
        stubs.followEvents = new Told(() -> new Ended(FeedEnd.SHUTDOWN))::to;
        Api.Response stopped = api.get("/events?topic=/posts", "Prefer", "wait=5");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(nextOf(stopped)).endsWith(tokens.write(at(4)));
        assertThat(streams.number(Form.POLL)).isZero();
    }

    @Test
    void a_stream_says_where_it_stands_then_tells_events_until_the_service_stops() {
        Told told = new Told(
                () -> new Idle(at(4)),
                () -> new Idle(at(4)),
                () -> new Occurred(logged(5, written()), at(5)),
                () -> new Reset(at(7)),
                () -> new Idle(at(8)),
                () -> new Idle(at(8)),
                () -> new Ended(FeedEnd.SHUTDOWN));
        stubs.followEvents = told::to;
        stubs.findAccount = Users::alice;

        Api.Response response = api.as(3).get("/events?topic=/posts", "Accept", STREAM);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).startsWith(STREAM);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(response.header("Connection")).isEqualTo("close");
        String[] parts = response.body().split("\n\n", -1);
        assertThat(Arrays.copyOf(parts, 5))
                .containsExactly(
                        "retry: 3000",
                        "id: " + tokens.write(at(4)) + "\nevent: position\ndata: {}",
                        "id: " + tokens.write(at(5)) + "\nevent: post.written\ndata: "
                                + "{\"specversion\":\"1.0\",\"id\":\"" + ID + "\",\"source\":\"/\","
                                + "\"type\":\"post.written\",\"subject\":\"posts/17\","
                                + "\"time\":\"2026-01-02T03:04:05.678901Z\","
                                + "\"data\":{\"post_id\":17,\"author_id\":3,\"version\":4}}",
                        "id: " + tokens.write(at(7)) + "\nevent: reset\ndata: {}",
                        "id: " + tokens.write(at(8)) + "\nevent: position\ndata: {}");
        assertThat(parts[5]).matches("retry: ([1-9][0-9]{3}|10000)");
        assertThat(told.waited).containsOnly(Duration.ZERO, Duration.ofSeconds(15));
        assertThat(told.subscription().session()).contains(new SessionId(30));
        assertThat(told.isClosed).isTrue();
        assertThat(streams.number(Form.SSE)).isZero();
    }

    @Test
    void a_stream_ends_with_its_access_token() {
        stubs.findAccount = Users::alice;
        stubs.expiry = Optional.of(Slice.NOW.plusSeconds(5));
        Told waiting = new Told(() -> new Idle(at(4)), () -> new Idle(at(4)), () -> new Ended(FeedEnd.SESSION_OVER));
        stubs.followEvents = waiting::to;

        api.as(3).get("/events?topic=/posts", "Accept", STREAM);

        assertThat(waiting.waited).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));

        stubs.expiry = Optional.of(Slice.NOW);
        Told over = new Told(() -> new Idle(at(4)));
        stubs.followEvents = over::to;

        assertThat(api.as(4).get("/events?topic=/posts", "Accept", STREAM).body())
                .endsWith("id: " + tokens.write(at(4)) + "\nevent: position\ndata: {}\n\n");
        assertThat(over.isClosed).isTrue();
    }

    @Test
    void a_stream_resumes_after_its_last_event_rather_than_where_it_began() {
        Told told = new Told(() -> new Ended(FeedEnd.SESSION_OVER));
        stubs.followEvents = told::to;
        String target = "/events?topic=/posts&after=" + tokens.write(at(1));

        api.get(target, "Accept", STREAM, "Last-Event-ID", tokens.write(at(6)));
        assertThat(told.subscription().after()).contains(at(6));

        Told other = new Told(() -> new Ended(FeedEnd.SESSION_OVER));
        stubs.followEvents = other::to;
        api.get(target, "Accept", STREAM, "Last-Event-ID", "");
        assertThat(other.subscription().after()).contains(at(1));

        assertThat(api.get(target, "Accept", STREAM, "Last-Event-ID", "17").violations())
                .containsExactly("Last-Event-ID cursor_invalid");
    }

    @Test
    void a_stream_ends_with_a_failure_of_the_storage_and_gives_its_place_back() {
        stubs.followEvents = new Told(() -> new Idle(at(4)), () -> {
            throw new StorageUnavailable(new IllegalStateException("away"));
        })::to;

        Api.Response response = api.get("/events?topic=/posts", "Accept", STREAM);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).contains("event: position");
        assertThat(streams.number(Form.SSE)).isZero();
    }

    @Test
    void a_head_of_a_stream_has_its_headers_alone() {
        Api.Response response = api.send("HEAD", "/events?topic=/posts", new byte[0], "Accept", STREAM);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).startsWith(STREAM);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void a_head_of_a_page_does_not_wait() {
        stubs.readEvents = query -> new EventPage(List.of(), at(4));

        assertThat(api.send("HEAD", "/events?topic=/posts", new byte[0], "Prefer", "wait=30")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reads_say_what_the_feed_goes_on_after_as_of_before_they_read() {
        stubs.eventPosition = () -> Optional.of(at(42));
        stubs.findAccount = self -> {
            stubs.eventPosition = () -> Optional.of(at(43));
            return Users.alice(self);
        };

        Api.Response read = api.as(3).get("/users/me");

        assertThat(read.header("Events-After")).isEqualTo(tokens.write(at(42)));
        assertThat(api.as(3)
                        .get("/users/me", "If-None-Match", Objects.requireNonNull(read.header("ETag")))
                        .header("Events-After"))
                .isEqualTo(tokens.write(at(43)));
        assertThat(api.get("/problems").header("Events-After")).isNull();
        assertThat(api.get("/posts?limit=0").header("Events-After")).isNull();

        stubs.eventPosition = Optional::empty;
        assertThat(api.as(3).get("/users/me").header("Events-After")).isNull();
    }

    private static String nextOf(Api.Response response) {
        return Objects.requireNonNull(response.header("Link"))
                .replaceFirst("^<http://localhost(.*)>; rel=\"next\"$", "$1");
    }

    private static EventToken at(long position) {
        return new EventToken(EPOCH, position);
    }

    private static LoggedEvent logged(long position, Event event) {
        return new LoggedEvent(ID, position, event);
    }

    private static Event written() {
        return new Event(
                EventType.POST_WRITTEN,
                17,
                Optional.of(new UserId(3)),
                OptionalLong.of(4),
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    private static Event registered() {
        return new Event(
                EventType.USER_REGISTERED,
                3,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    /** A subscription that tells what it is made with, whatever is followed. */
    private static final class Told implements FeedSubscription {

        private final Deque<Supplier<FeedNews>> news = new ArrayDeque<>();
        private final List<Duration> waited = new ArrayList<>();
        private final List<Subscription> subscriptions = new ArrayList<>();
        private boolean isClosed;

        @SafeVarargs
        Told(Supplier<FeedNews>... news) {
            for (Supplier<FeedNews> next : news) {
                this.news.add(next);
            }
        }

        FeedSubscription to(Subscription subscription) {
            subscriptions.add(subscription);
            return this;
        }

        Subscription subscription() {
            return subscriptions.getLast();
        }

        @Override
        public void wake() {}

        @Override
        public FeedNews next(Duration wait) {
            waited.add(wait);
            return news.remove().get();
        }

        @Override
        public void change(EventViewer viewer, Optional<SessionId> session) {
            throw new AssertionError("Not expected");
        }

        @Override
        public void change(Set<Topic> topics, Optional<EventToken> after) {
            throw new AssertionError("Not expected");
        }

        /** An admin no longer. */
        @Override
        public EventViewer viewer() {
            return new EventViewer(subscription().viewer().account(), false);
        }

        @Override
        public EventToken position() {
            return at(4);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
