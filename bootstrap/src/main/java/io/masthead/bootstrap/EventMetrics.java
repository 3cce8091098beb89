package io.masthead.bootstrap;

import io.masthead.adapters.persistence.event.EventRelay;
import io.masthead.application.event.EventFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Meters of the feed of events. */
final class EventMetrics implements MeterBinder {

    private final EventFeed feed;
    private final EventRelay relay;

    EventMetrics(EventFeed feed, EventRelay relay) {
        this.feed = feed;
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "events.outbox.age",
                        relay,
                        TimeUnit.MILLISECONDS,
                        known -> known.behind().toMillis())
                .description(
                        "The time since no event waited for its position: below a second, unless the database is away")
                .register(registry);
        Gauge.builder("events.furthest.behind", feed, EventFeed::furthestBehind)
                .description("Events by which the slowest of the subscriptions is behind")
                .register(registry);
    }
}
