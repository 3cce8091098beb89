package pressure;

import java.util.List;
import java.util.Locale;

/** What a client noticed; times in milliseconds. */
record Figures(List<Double> times, List<Double> probes, List<Double> signIns, List<String> failures) {

    long reads() {
        return times.size();
    }

    double readP50() {
        return percentile(times, 50);
    }

    double readP99() {
        return percentile(times, 99);
    }

    private static double percentile(List<Double> all, double percent) {
        return all.isEmpty()
                ? Double.NaN
                : all.stream().sorted().skip((long) Math.min(all.size() - 1.0, all.size() * percent / 100)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "GET /users/{id}: %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms; /livez: p99 %.1f ms; sign-ins: %d, p99 %.0f ms; failures: %d",
                times.size(),
                readP50(),
                readP99(),
                percentile(times, 100),
                percentile(probes, 99),
                signIns.size(),
                percentile(signIns, 99),
                failures.size());
    }
}
