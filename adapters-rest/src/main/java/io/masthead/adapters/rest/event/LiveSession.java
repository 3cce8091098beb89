package io.masthead.adapters.rest.event;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.event.FeedEnd;
import io.masthead.application.event.FeedNews;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.domain.Failure;
import io.masthead.domain.Forbidden;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.Topic;
import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import io.masthead.http.stream.OpenStreams.OpenStream;
import io.masthead.http.websocket.CloseCode;
import io.masthead.http.websocket.WebSocket;
import io.masthead.http.websocket.WebSocketSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live connection: what its client follows, and on whose behalf. */
final class LiveSession implements WebSocketSession {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** The most events that are written before messages of the client have their turn. */
    private static final int TURN = 100;

    /** The time after which a client is told where a quiet feed stands. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final WebSocket socket;
    private final LiveClient client;
    private final LiveServices services;
    private final OpenStream stream;
    private final FeedSubscription feed;
    private final LiveTopics topics = new LiveTopics();
    private Optional<AuthenticatedUser> caller;
    private Optional<Instant> expiry;
    private @Nullable EventToken told;
    private long toldAt = System.nanoTime();

    LiveSession(WebSocket socket, LiveClient client, LiveServices services, OpenStream stream) {
        this.socket = socket;
        this.client = client;
        this.services = services;
        this.stream = stream;
        this.caller = client.caller();
        this.expiry = client.expiry();
        this.feed = services.follow(new Subscription(
                client.reader(), caller.flatMap(AuthenticatedUser::session), Set.of(), Optional.empty()));
    }

    @Override
    public void receive(String text) throws IOException {
        try {
            handle(services.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException refusal) {
            socket.send(services.problem(refusal, client));
        }
    }

    private void handle(LiveRequest request) throws IOException {
        switch (request.type()) {
            case AUTHENTICATE -> authenticate(required(request.token(), "/token"));
            case SUBSCRIBE -> subscribe(required(request.topics(), "/topics"), Optional.ofNullable(request.after()));
            case UNSUBSCRIBE -> unsubscribe(required(request.topics(), "/topics"));
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidRequest(List.of(new Violation(Place.BODY, name, ViolationCode.MISSING)));
        }
        return value;
    }

    /** A connection belongs to one account: its topics are for the eyes of that one. */
    private void authenticate(String token) throws IOException {
        LiveServices.Identity identity = services.authenticate(token, client);
        AuthenticatedUser user = identity.user();
        if (caller.isPresent() && !caller.get().user().equals(user.user())) {
            throw new Forbidden();
        }
        if (!stream.belongsTo(user.name())) {
            socket.close(CloseCode.TRY_AGAIN_LATER);
            return;
        }
        services.lookUp(() -> feed.change(identity.reader(), user.session()));
        if (caller.isEmpty()) {
            topics.authenticate(feed.position().position());
        }
        caller = Optional.of(user);
        expiry = Optional.of(identity.expiry());
        tellPosition(feed.position());
    }

    private void subscribe(List<String> paths, Optional<String> after) throws IOException {
        Set<Topic> added = EventReaders.topics(paths, feed.viewer());
        Set<Topic> all = topics.with(added);
        if (all.size() > TopicPaths.MOST) {
            throw new InvalidRequest(
                    List.of(new Violation(Place.BODY, "/topics", ViolationCode.TOO_LONG, TopicPaths.MOST)));
        }
        EventToken position = feed.position();
        EventToken start =
                after.map(services::place).orElseGet(() -> services.newest().orElse(position));
        boolean goesOn = !topics.isEmpty() && start.position() >= position.position();
        services.lookUp(() -> feed.change(all, Optional.of(start)));
        topics.add(added, start.position(), position.position());
        tellPosition(goesOn ? position : start);
    }

    private void unsubscribe(List<String> paths) throws IOException {
        topics.remove(paths);
        feed.change(topics.all(), Optional.empty());
        tellPosition(feed.position());
    }

    @Override
    public void await(Duration longest) throws IOException, InterruptedException {
        Duration left = untilExpiry();
        if (!left.isPositive()) {
            socket.close(CloseCode.UNAUTHORIZED);
            return;
        }
        try {
            tellNext(longest.compareTo(left) < 0 ? longest : left);
        } catch (Failure failure) { // the log is away, and the client resumes
            LOG.debug("A live connection ends", failure);
            socket.close(CloseCode.TRY_AGAIN_LATER);
        }
    }

    private void tellNext(Duration longest) throws IOException, InterruptedException {
        FeedNews news = feed.next(longest);
        int written = 1;
        while (tell(news) && written < TURN) {
            news = feed.next(Duration.ZERO);
            written++;
        }
    }

    private Duration untilExpiry() {
        return expiry.map(end -> Duration.between(services.now(), end)).orElse(Duration.ofDays(1));
    }

    /** {@return whether there may be more to tell at once} */
    private boolean tell(FeedNews news) throws IOException {
        switch (news) {
            case FeedNews.Occurred event -> tell(event);
            case FeedNews.Idle quiet -> tellQuiet(quiet.token());
            case FeedNews.Reset reset -> {
                topics.restart(reset.token().position());
                tell(services.renderer().reset(reset.token()), reset.token());
            }
            case FeedNews.Ended end -> socket.close(codeOf(end.why()));
        }
        return news instanceof FeedNews.Occurred || news instanceof FeedNews.Reset;
    }

    private void tell(FeedNews.Occurred event) throws IOException {
        if (topics.wants(event.event())) {
            tell(services.renderer().event(event), event.token());
        }
    }

    private void tellQuiet(EventToken token) throws IOException {
        boolean isDue = System.nanoTime() - toldAt >= QUIET.toNanos();
        if (isDue && !topics.isEmpty() && !token.equals(told)) {
            tellPosition(token);
        }
    }

    private void tellPosition(EventToken token) throws IOException {
        tell(services.renderer().position(token), token);
    }

    private void tell(byte[] message, EventToken place) throws IOException {
        socket.send(message);
        told = place;
        toldAt = System.nanoTime();
    }

    private static CloseCode codeOf(FeedEnd why) {
        return switch (why) {
            case SESSION_OVER -> CloseCode.UNAUTHORIZED;
            case SHUTDOWN -> CloseCode.SERVICE_RESTART;
        };
    }

    @Override
    public void wake() {
        feed.wake();
    }

    @Override
    public void close() {
        feed.close();
        stream.close();
    }
}
