package io.masthead.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table that a run prints, in Markdown. */
final class RunReport {

    private final List<String> rows = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Adds a work that both have done. */
    void row(Work work, Measurement service, Measurement floor) {
        double serviceCpu = service.cpuMicrosPerRequest();
        double floorCpu = floor.cpuMicrosPerRequest();
        rows.add("| %s | %.1f | %.1f | **%.2f** | %,.0f | %,.0f | **%.2f** | %.2f |"
                .formatted(
                        work.name(),
                        serviceCpu,
                        floorCpu,
                        floorCpu / serviceCpu,
                        service.requestsPerSecond(),
                        floor.requestsPerSecond(),
                        service.requestsPerSecond() / floor.requestsPerSecond(),
                        service.latencyMillis(0.99)));
        failures("floor", work, floor);
        failures("service", work, service);
    }

    /** Adds a work of the service alone. */
    void row(Work work, Measurement service) {
        rows.add("| %s | %.1f | | | %,.0f | | | %.2f |"
                .formatted(
                        work.name(),
                        service.cpuMicrosPerRequest(),
                        service.requestsPerSecond(),
                        service.latencyMillis(0.99)));
        failures("service", work, service);
    }

    /** Adds a line below the table. */
    void fact(String fact) {
        facts.add("- " + fact);
    }

    private void failures(String server, Work work, Measurement measurement) {
        for (Map.Entry<String, Integer> failure : measurement.failures().entrySet()) {
            failures.add("FAILED: " + work.name() + " of the " + server + ", " + failure.getValue() + " times: "
                    + failure.getKey());
        }
    }

    /** {@return whether nothing failed} */
    boolean isClean() {
        return failures.isEmpty();
    }

    /**
     * {@return the whole report}
     *
     * @param others the part of the machine's CPU time that went to programs outside of this run
     */
    String text(double others) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Ratios count, not numbers: 1.00 is as good as the floor. %d cores; other processes took %.0f %% of the CPU."
                        .formatted(Runtime.getRuntime().availableProcessors(), others * 100));
        lines.add("");
        lines.add("| work | CPU µs service | CPU µs floor | ratio (floor/service) | req/s service | req/s floor"
                + " | ratio (service/floor) | p99 ms service |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
        lines.addAll(rows);
        lines.add("");
        lines.addAll(facts);
        lines.addAll(failures);
        return String.join("\n", lines);
    }
}
