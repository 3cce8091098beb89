package io.masthead.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.event.EventFeed;
import io.masthead.application.event.FeedNews;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents;
import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.Topic;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.authentication.InvalidToken;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.Caller;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestBounds;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import io.masthead.http.stream.OpenStreams.OpenStream;
import io.masthead.http.websocket.CloseCode;
import io.masthead.http.websocket.WebSocket;
import io.masthead.http.websocket.WebSocketSession;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A live connection on a feed in memory: what depends on time, on the end of things, or on another history. */
class LiveSessionTest {

    private static final UserId ALICE = new UserId(1);
    private static final Instant NOW = Sessions.BEGUN;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final EventFeed feed =
            new EventFeed(storage.eventLog(), storage.sessions(), storage.users(), new SettableClock(NOW));
    private final OpenStreams streams = new OpenStreams(100);
    private final EventTokenCodec tokens =
            new EventTokenCodec(new ServerKeys(List.of(new SecretKeySpec(new byte[32], "HmacSHA256"))));
    private final RecordedSocket socket = new RecordedSocket();
    private Instant now = NOW;

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void closes_the_connection_when_the_access_token_expires() throws Exception {
        LiveSession session = session(Optional.of(NOW.plusSeconds(60)));
        session.await(Duration.ofMillis(1));
        assertThat(socket.closed).isNull();

        now = NOW.plusSeconds(60);
        session.await(LONG);

        assertThat(socket.closed).isEqualTo(CloseCode.UNAUTHORIZED);
    }

    @Test
    void waits_no_longer_than_until_the_access_token_expires() throws Exception {
        LiveSession session = session(Optional.of(NOW.plusMillis(50)));
        long start = System.nanoTime();

        session.await(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void goes_on_with_a_later_access_token() throws Exception {
        storage.run(() -> storage.users().add(Users.alice(ALICE)));
        LiveSession session = session(Optional.of(NOW.plusSeconds(60)));

        session.receive("{\"type\":\"authenticate\",\"token\":\"alice\"}");
        now = NOW.plusSeconds(100);
        session.await(Duration.ofMillis(1));

        assertThat(socket.types()).containsExactly("position");
        assertThat(socket.closed).isNull();
    }

    @Test
    void closes_the_connection_when_the_service_stops() throws Exception {
        LiveSession session = session(Optional.empty());

        feed.stop();
        session.await(LONG);

        assertThat(socket.closed).isEqualTo(CloseCode.SERVICE_RESTART);
    }

    @Test
    void closes_the_connection_of_an_account_with_as_many_as_it_may_have() throws Exception {
        for (int number = 0; number < OpenStreams.OF_ACCOUNT; number++) {
            OpenStream unused =
                    streams.open(Form.SSE, "192.0.2.1", Optional.of("user:1")).orElseThrow();
        }
        LiveSession session = session(Optional.empty());

        session.receive("{\"type\":\"authenticate\",\"token\":\"alice\"}");

        assertThat(socket.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
    }

    @Test
    void counts_the_connection_until_it_ends() {
        LiveSession session = session(Optional.empty());
        assertThat(streams.number(Form.WEBSOCKET)).isOne();

        session.close();

        assertThat(streams.number(Form.WEBSOCKET)).isZero();
        assertThat(feed.subscriptions()).isZero();
    }

    @Test
    void wakes_the_wait_for_events() throws Exception {
        LiveSession session = session(Optional.empty());
        long start = System.nanoTime();

        session.wake();
        session.await(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void sends_events_as_they_occur_with_their_places() throws Exception {
        LiveSession session = session(Optional.empty());
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"]}");

        log(1);
        session.await(LONG);

        assertThat(socket.types()).containsExactly("position", "event");
        JsonNode event = socket.sent.get(1);
        assertThat(event.at("/event/subject").asString()).isEqualTo("posts/1");
        assertThat(tokens.read(event.get("after").asString())).contains(newest());
    }

    @Test
    void begins_with_what_occurs_after_the_subscription() throws Exception {
        LiveSession session = session(Optional.empty());
        log(1);
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts/9\"]}");
        log(2);
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"]}");

        log(3);
        session.await(LONG);

        assertThat(socket.sent.getLast().at("/event/subject").asString()).isEqualTo("posts/3");
        assertThat(socket.types()).containsExactly("position", "position", "event");
    }

    @Test
    void says_where_events_are_missing() throws Exception {
        LiveSession session = session(Optional.empty());
        String foreign = tokens.write(new EventToken(new UUID(1, 1), 7));

        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"],\"after\":\"%s\"}".formatted(foreign));
        session.await(LONG);
        log(1);
        session.await(LONG);

        assertThat(socket.types()).containsExactly("position", "reset", "event");
    }

    @Test
    void says_that_events_are_missing_of_a_topic_that_is_added() throws Exception {
        LiveSession session = session(Optional.empty());
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"]}");
        String lost = tokens.write(new EventToken(new UUID(1, 1), newest().position() + 7));

        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/users\"],\"after\":\"%s\"}".formatted(lost));
        session.await(LONG);

        assertThat(socket.types()).containsExactly("position", "position", "reset");
    }

    @Test
    void an_admin_who_is_none_any_more_gets_no_rights_back_by_other_topics() throws Exception {
        User ada = Users.user(storage.users().nextId(), "Ada", "ada@example.com", Role.ADMIN);
        storage.run(() -> storage.users().add(ada));
        LiveSession session = session(new EventViewer(Optional.of(ada.id()), true));
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"]}");
        storage.run(() -> storage.users().save(ada.edit(UserChanges.NONE.withRole(Role.USER), NOW)));
        log(new Event(
                EventType.ACCOUNT_EDITED,
                ada.id().value(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(ada.id()),
                NOW));

        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts/7\"]}");
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/events\"]}");
        log(new Event(
                EventType.POST_WRITTEN,
                7,
                Optional.of(new UserId(99)),
                OptionalLong.of(0),
                Optional.of(new UserId(99)),
                NOW));
        session.await(Duration.ofMillis(50));

        assertThat(socket.types()).containsExactly("position", "position", "error");
    }

    @Test
    void sends_the_drafts_of_before_once_their_author_has_authenticated() throws Exception {
        storage.run(() -> storage.users().add(Users.alice(ALICE)));
        LiveSession session = session(Optional.empty());
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/posts\"]}");
        String before = socket.sent.getFirst().get("after").asString();
        log(new Event(EventType.POST_WRITTEN, 7, Optional.of(ALICE), OptionalLong.of(0), Optional.of(ALICE), NOW));
        log(1);
        session.await(LONG);

        session.receive("{\"type\":\"authenticate\",\"token\":\"alice\"}");
        session.receive("{\"type\":\"subscribe\",\"topics\":[\"/users/1/posts\"],\"after\":\"%s\"}".formatted(before));
        session.await(LONG);

        assertThat(socket.types()).containsExactly("position", "event", "position", "position", "event");
        assertThat(socket.sent.getLast().at("/event/subject").asString()).isEqualTo("posts/7");
    }

    @Test
    void closes_the_connection_where_its_feed_cannot_begin() throws Exception {
        LiveController controller = new LiveController(
                services(subscription -> {
                    throw new Overloaded();
                }),
                new EventReaders(Users::alice, new Admission(AdmissionLimits.NONE)),
                streams,
                new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of())));

        WebSocketSession none = controller.open(socket, client(EventViewer.ANONYMOUS, Optional.empty()));
        none.await(LONG);

        assertThat(socket.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        assertThat(streams.number(Form.WEBSOCKET)).isZero();
    }

    @Test
    void refuses_a_message_in_the_language_of_the_client() throws Exception {
        LiveSession session = session(Optional.empty());

        session.receive("{\"type\":\"authenticate\",\"token\":\"forged\"}");

        JsonNode problem = socket.sent.getFirst().get("problem");
        assertThat(problem.get("type").asString()).isEqualTo("/problems/unauthorized");
        assertThat(problem.get("detail").asString()).contains("Hierfür");
        assertThat(problem.get("instance").asString()).isEqualTo("/requests/the-request");
    }

    @Test
    void closes_the_connection_while_the_log_is_away() throws Exception {
        LiveSession session = session(Optional.empty(), new UnavailableFeed());

        session.await(LONG);

        assertThat(socket.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
    }

    @Test
    void throws_what_is_a_bug() {
        LiveSession session = session(Optional.empty());

        assertThatThrownBy(() -> session.receive("{\"type\":\"authenticate\",\"token\":\"bug\"}"))
                .isInstanceOf(IllegalStateException.class);
    }

    private LiveSession session(Optional<Instant> expiry) {
        return session(expiry, feed);
    }

    private LiveSession session(EventViewer reader) {
        return session(reader, Optional.empty(), feed);
    }

    private LiveSession session(Optional<Instant> expiry, FollowEvents followEvents) {
        return session(EventViewer.ANONYMOUS, expiry, followEvents);
    }

    private LiveSession session(EventViewer reader, Optional<Instant> expiry, FollowEvents followEvents) {
        LiveClient client = client(reader, expiry);
        LiveServices services = services(followEvents);
        return new LiveSession(socket, client, services, services.open(client).orElseThrow());
    }

    private static LiveClient client(EventViewer reader, Optional<Instant> expiry) {
        return new LiveClient(
                "the-request",
                new ClientAddress(new MockHttpServletRequest(), TrustedProxies.NONE),
                Locale.GERMAN,
                RequestOrigin.HOST,
                Optional.empty(),
                reader,
                expiry);
    }

    private LiveServices services(FollowEvents followEvents) {
        JsonMapper mapper = new JsonMapper();
        Admission admission = new Admission(AdmissionLimits.NONE);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("authenticator", new KnownTokens());
        EventReaders readers = new EventReaders(Users::alice, admission);
        return new LiveServices(
                followEvents,
                feed,
                readers,
                tokens,
                new LiveRenderer(mapper, tokens),
                streams,
                beans.getBeanProvider(Authenticator.class),
                admission,
                new LookUpTime(beans.getBeanProvider(DeadlinePropagation.class), RequestBounds.usual()),
                Validation.buildDefaultValidatorFactory().getValidator(),
                new ProblemTexts(List.of()),
                new TestClock());
    }

    private void log(long post) {
        log(new Event(EventType.POST_PUBLISHED, post, Optional.of(ALICE), OptionalLong.of(1), Optional.empty(), NOW));
    }

    private void log(Event event) {
        storage.eventLog().append(event);
        feed.wake();
        EventToken end = storage.eventLog().bounds().now();
        while (!newest().equals(end)) {
            Thread.onSpinWait();
        }
    }

    private EventToken newest() {
        return feed.newest().orElseThrow();
    }

    private static final class UnavailableFeed implements FollowEvents {

        @Override
        public FeedSubscription follow(Subscription subscription) {
            return new FeedSubscription() {
                @Override
                public FeedNews next(Duration wait) {
                    throw new Overloaded();
                }

                @Override
                public void change(EventViewer viewer, Optional<SessionId> session) {}

                @Override
                public void change(Set<Topic> topics, Optional<EventToken> after) {}

                @Override
                public EventViewer viewer() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void wake() {}

                @Override
                public EventToken position() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class KnownTokens implements Authenticator {

        @Override
        public Optional<Credentials> verify(HttpServletRequest request) {
            return Optional.empty();
        }

        @Override
        public Credentials verify(String token) {
            if (token.equals("forged")) {
                throw new InvalidToken();
            }
            if (token.equals("bug")) {
                throw new IllegalStateException("thrown by a test");
            }
            return new Credentials() {
                @Override
                public String name() {
                    return "user:1";
                }

                @Override
                public Instant expiry() {
                    return NOW.plusSeconds(3600);
                }

                @Override
                public Caller caller(Supplier<RequestOrigin> origin) {
                    return new AuthenticatedUser(ALICE, Optional.empty(), AuthenticationTime.UNKNOWN);
                }
            };
        }
    }

    private static final class RecordedSocket implements WebSocket {

        private static final JsonMapper JSON = new JsonMapper();

        private final List<JsonNode> sent = new ArrayList<>();
        private @Nullable CloseCode closed;

        @Override
        public void send(byte[] utf8) throws IOException {
            sent.add(JSON.readTree(utf8));
        }

        @Override
        public void close(CloseCode why) {
            closed = why;
        }

        List<String> types() {
            return sent.stream().map(message -> message.get("type").asString()).toList();
        }
    }
}
