package common;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Requests of clients, and their figures. Times are in milliseconds. */
public record Samples(List<Sample> all) {

    public int size() {
        return all.size();
    }

    public Samples of(Predicate<Sample> condition) {
        return new Samples(all.stream().filter(condition).toList());
    }

    /** {@return the kinds that there are} */
    public List<String> kinds() {
        return all.stream().map(Sample::kind).distinct().sorted().toList();
    }

    public Samples of(String kind) {
        return of(sample -> sample.kind().equals(kind));
    }

    public double percentile(double percent) {
        double[] sorted = all.stream().mapToDouble(Sample::milliseconds).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * percent / 100)];
    }

    public double longest() {
        return all.stream().mapToDouble(Sample::milliseconds).max().orElse(0);
    }

    /** {@return how often each failure was} */
    public Map<String, Long> failures() {
        Map<String, Long> failures = new TreeMap<>();
        for (Sample sample : all) {
            if (!sample.succeeded()) {
                long unused = failures.merge(sample.failure(), 1L, Long::sum);
            }
        }
        return failures;
    }

    public int failed() {
        return of(sample -> !sample.succeeded()).size();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%s",
                size(),
                percentile(50),
                percentile(99),
                longest(),
                failed() == 0 ? "" : ", failed " + failures());
    }
}
