package io.masthead.bootstrap;

import io.masthead.application.event.EventFeed;
import io.masthead.http.stream.OpenStreams;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Ends the connections that follow events before the web server waits for some of them, and closes the others unasked. */
final class EventFeedLifecycle implements SmartLifecycle {

    /** The longest wait for the last frames: a client that takes nothing gets no more. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final OpenStreams streams;
    private volatile boolean running;

    EventFeedLifecycle(EventFeed feed, OpenStreams streams) {
        this.feed = feed;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        feed.stop();
        try {
            streams.awaitNone(LONGEST);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
