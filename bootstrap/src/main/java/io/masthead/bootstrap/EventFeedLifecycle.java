package io.masthead.bootstrap;

import io.masthead.application.event.EventFeed;
import io.masthead.http.stream.OpenStreams;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Ends the connections that follow events before the web server waits for some of them, and closes the others unasked. */
final class EventFeedLifecycle extends StopStep {

    /** The longest wait for the last frames: a client that takes nothing gets no more. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final OpenStreams streams;

    EventFeedLifecycle(EventFeed feed, OpenStreams streams) {
        super(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1);
        this.feed = feed;
        this.streams = streams;
    }

    @Override
    void perform() throws InterruptedException {
        feed.stop();
        streams.awaitNone(LONGEST);
    }
}
