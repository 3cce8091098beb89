package io.masthead.bootstrap;

import ch.qos.logback.classic.Level;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.ConnectionEvents.Event;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** Meters of what a log does not tell of each client: connections that end early, and messages that were left out. */
final class ConnectionMetrics implements MeterBinder {

    private final ConnectionEvents events;
    private final RepeatedMessages messages;

    ConnectionMetrics(ConnectionEvents events, RepeatedMessages messages) {
        this.events = events;
        this.messages = messages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Event event : Event.values()) {
            FunctionCounter.builder("connections.ended.early", events, known -> known.number(event))
                    .tag("reason", TagNames.of(event))
                    .description("Connections that were refused, cut at a deadline, or closed by their clients")
                    .register(registry);
        }
        for (Level level : RepeatedMessages.LEVELS) {
            FunctionCounter.builder("log.messages.left.out", messages, known -> known.leftOut(level))
                    .tag("level", level.toString().toLowerCase(Locale.ROOT)) // as logback.events has it
                    .description("Messages that were not logged, since others of their kind were")
                    .register(registry);
        }
    }
}
