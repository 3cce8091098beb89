package io.masthead.bootstrap;

import io.masthead.adapters.persistence.replica.ReadReplica;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Meters of the replica. */
final class ReplicaMetrics implements MeterBinder {

    private final ReadReplica replica;

    ReplicaMetrics(ReadReplica replica) {
        this.replica = replica;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("database.replica.usable", replica, known -> known.isUsable() ? 1 : 0)
                .description("1 while reads of anonymous callers come from the replica, else 0")
                .register(registry);
        TimeGauge.builder("database.replica.lag", replica, TimeUnit.MILLISECONDS, ReplicaMetrics::lag)
                .description("The time since the primary was where the replica is, NaN while that is unknown")
                .register(registry);
        FunctionCounter.builder("database.replica.repeated.reads", replica, ReadReplica::repeatedReads)
                .description("Reads that failed at the replica, and were repeated at the primary")
                .register(registry);
    }

    private static double lag(ReadReplica replica) {
        return replica.lag().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
    }
}
