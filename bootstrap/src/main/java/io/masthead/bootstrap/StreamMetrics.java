package io.masthead.bootstrap;

import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters of connections that follow events. */
final class StreamMetrics implements MeterBinder {

    private final OpenStreams streams;

    StreamMetrics(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Form form : Form.values()) {
            Gauge.builder("events.streams.open", streams, known -> known.number(form))
                    .tag("form", TagNames.of(form))
                    .description("Connections that follow events, by their form")
                    .register(registry);
        }
    }
}
