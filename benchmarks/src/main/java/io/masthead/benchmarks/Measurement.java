package io.masthead.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** What one or more connections, and then one or more rounds, have measured. */
final class Measurement {

    /** Latencies are counted in steps of 20 microseconds; the last counts all from a second on. */
    private static final long STEP_NANOS = 20_000;

    private final int[] latencies = new int[50_000];
    private final Map<String, Integer> failures = new TreeMap<>();
    private long requests;
    private double seconds;
    private long cpuMicros;

    /** Counts a request. */
    void count(int status, int expected, long nanos) {
        requests++;
        latencies[(int) Math.min(nanos / STEP_NANOS, latencies.length - 1)]++;
        if (status != expected) {
            fail("status " + status + " in place of " + expected);
        }
    }

    /** Counts something that must not happen. */
    void fail(String reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    /** Adds what another connection, or another round, has measured. */
    void add(Measurement other) {
        requests += other.requests;
        seconds += other.seconds;
        cpuMicros += other.cpuMicros;
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] += other.latencies[i];
        }
        other.failures.forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
    }

    /** Sets how long it took, and the CPU time that the server spent. */
    void took(long nanos, long serverCpuMicros) {
        seconds = nanos / 1e9;
        cpuMicros = serverCpuMicros;
    }

    double requestsPerSecond() {
        return requests / seconds;
    }

    double cpuMicrosPerRequest() {
        return (double) cpuMicros / requests;
    }

    /** {@return the latency in milliseconds that a part of all requests does not exceed} */
    double latencyMillis(double part) {
        long left = (long) Math.ceil(requests * part);
        int step = 0;
        while (step < latencies.length - 1 && left > latencies[step]) {
            left -= latencies[step++];
        }
        return (step + 1) * STEP_NANOS / 1e6;
    }

    /** {@return how often what failed} */
    Map<String, Integer> failures() {
        return failures;
    }
}
