package io.masthead.bootstrap;

import io.masthead.http.connection.Drain;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drains the service for {@code SHUTDOWN_DELAY} before anything else stops. Spring Boot has taken the readiness away by
 * then, and load balancers need some time to notice.
 */
final class DrainBeforeStop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DrainBeforeStop.class);

    private final Drain drain;
    private final Duration delay;
    private volatile boolean running;

    DrainBeforeStop(Drain drain, Duration delay) {
        this.drain = drain;
        this.delay = delay;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits here: the limit of a phase in application.yaml is that of running requests. */
    @Override
    public void stop() {
        running = false;
        if (delay.isZero()) {
            return;
        }
        drain.begin();
        LOG.info("Masthead stops: it is not ready any more, and serves for {} s yet", delay.toMillis() / 1000.0);
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start, and the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
