package io.masthead.bootstrap;

import io.masthead.adapters.rest.imports.ImportCounts;
import io.masthead.adapters.rest.imports.ImportCounts.Outcome;
import io.masthead.http.health.ServiceState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;

/** Meters of the readiness, of imports, of the embedded PostgreSQL, and of which version this is. */
final class ServiceMetrics implements MeterBinder {

    private final ServiceState state;
    private final ImportCounts imports;
    private final Optional<DirectorySize> data;
    private final String version;

    ServiceMetrics(ServiceState state, ImportCounts imports, Optional<DirectorySize> data, String version) {
        this.state = state;
        this.imports = imports;
        this.data = data;
        this.version = version;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("masthead.ready", state, known -> known.isReady() ? 1 : 0)
                .description("1 if the service is ready for requests, as /readyz says")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("imports.lines", imports, known -> known.lines(outcome))
                    .tag("outcome", TagNames.of(outcome))
                    .description("Lines of imports, by what became of them")
                    .register(registry);
        }
        Gauge.builder("imports.running", imports, ImportCounts::running)
                .description("Imports that run")
                .register(registry);
        data.ifPresent(directory -> Gauge.builder("embedded.postgres.data.size", directory, DirectorySize::bytes)
                .baseUnit("bytes")
                .description("Files of the embedded PostgreSQL, measured once a minute at most")
                .register(registry));
        Gauge.builder("masthead.build.info", () -> 1)
                .tag("version", version)
                .tag("java", Integer.toString(Runtime.version().feature()))
                .description("Always 1: its labels say which version runs")
                .register(registry);
    }
}
