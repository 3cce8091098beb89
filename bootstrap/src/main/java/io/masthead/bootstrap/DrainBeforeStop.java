package io.masthead.bootstrap;

import io.masthead.http.connection.Drain;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the service for {@code SHUTDOWN_DELAY} before anything else stops. Spring Boot has taken the readiness away by
 * then, and load balancers need some time to notice.
 */
final class DrainBeforeStop extends StopStep {

    private static final Logger LOG = LoggerFactory.getLogger(DrainBeforeStop.class);

    private final Drain drain;
    private final Duration delay;

    DrainBeforeStop(Drain drain, Duration delay) {
        super(Integer.MAX_VALUE); // the last to start, and the first to stop
        this.drain = drain;
        this.delay = delay;
    }

    /** Waits here: the limit of a phase in application.yaml is that of running requests. */
    @Override
    void perform() throws InterruptedException {
        if (delay.isZero()) {
            return;
        }
        drain.begin();
        LOG.info("Masthead stops: it is not ready any more, and serves for {} s yet", delay.toMillis() / 1000.0);
        Thread.sleep(delay);
    }
}
