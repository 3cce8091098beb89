package io.masthead.adapters.rest.event;

import io.masthead.application.event.FeedEnd;
import io.masthead.application.event.FeedNews;
import io.masthead.application.event.FeedNews.Ended;
import io.masthead.application.event.FeedNews.Idle;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.application.event.FeedNews.Reset;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.domain.Failure;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.session.SessionOver;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventStream;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Responses that wait for events. Each holds its connection and its virtual thread, but neither a permit nor a connection
 * to the database.
 */
@Component
final class EventFollowers {

    private static final Logger LOG = LoggerFactory.getLogger(EventFollowers.class);

    /** Within the usual minute after which proxies close a silent connection; a client that is gone is noticed then. */
    private static final Duration BOOKMARK = Duration.ofSeconds(15);

    private static final int SOONEST_MILLIS = 1_000;
    private static final int LATEST_MILLIS = 10_000;

    private final FollowEvents followEvents;
    private final EventRenderer renderer;
    private final OpenStreams streams;
    private final LookUpTime time;
    private final Clock clock;

    EventFollowers(
            FollowEvents followEvents, EventRenderer renderer, OpenStreams streams, LookUpTime time, Clock clock) {
        this.followEvents = followEvents;
        this.renderer = renderer;
        this.streams = streams;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Waits for an event.
     *
     * @return how the wait has ended
     */
    Waited await(Subscription wanted, Duration wait, RequestContext context) throws InterruptedException {
        context.hold(streams.open(Form.POLL, context)::close);
        try (FeedSubscription feed = time.within(() -> followEvents.follow(wanted))) {
            return switch (feed.next(wait)) {
                case Occurred news -> new Waited(Optional.empty(), feed.viewer());
                case Idle quiet -> new Waited(Optional.of(quiet.token()), feed.viewer());
                case Reset reset -> throw new EventsGone();
                case Ended end -> quiet(end.why(), feed);
            };
        }
    }

    private static Waited quiet(FeedEnd why, FeedSubscription feed) {
        if (why == FeedEnd.SESSION_OVER) {
            throw new SessionOver();
        }
        return new Waited(Optional.of(feed.position()), feed.viewer());
    }

    /**
     * End of a wait.
     *
     * @param quiet the place at which the feed is quiet; none if there is an event
     * @param reader the reader, whose rights may have changed
     */
    record Waited(Optional<EventToken> quiet, EventViewer reader) {}

    /** Writes events until the client leaves, its access token or its session ends, or the service stops. */
    void stream(Subscription wanted, RequestContext context) throws IOException, InterruptedException {
        context.hold(streams.open(Form.SSE, context)::close);
        try (FeedSubscription feed = time.within(() -> followEvents.follow(wanted))) {
            EventStream stream = EventStream.begin(context);
            try {
                write(feed, stream, EventReaders.expiry(context).orElse(Instant.MAX));
            } catch (Failure failure) {
                LOG.debug("A stream ends, and its client resumes it", failure);
            }
        }
    }

    /** Says at once where the stream stands, so that it can be resumed before the first event. */
    private void write(FeedSubscription feed, EventStream stream, Instant expiry)
            throws IOException, InterruptedException {
        FeedNews news = feed.next(Duration.ZERO);
        while (write(news, stream) && clock.instant().isBefore(expiry)) {
            news = feed.next(Duration.ZERO);
            if (news instanceof Idle) {
                stream.flush();
                news = feed.next(shorter(BOOKMARK, Duration.between(clock.instant(), expiry)));
            }
        }
        stream.flush();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** {@return whether the stream goes on} */
    private boolean write(FeedNews news, EventStream stream) throws IOException {
        switch (news) {
            case Occurred event -> stream.write(renderer.event(event));
            case Idle quiet -> stream.write(renderer.position(quiet.token()));
            case Reset reset -> stream.write(renderer.reset(reset.token()));
            case Ended end -> {
                if (end.why() == FeedEnd.SHUTDOWN) {
                    stream.retryAfter(spread());
                }
                return false;
            }
        }
        return true;
    }

    /** Spreads the clients of a service that stops, which would all come to another instance at once. */
    private static Duration spread() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(SOONEST_MILLIS, LATEST_MILLIS + 1));
    }
}
