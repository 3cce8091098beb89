package io.masthead.adapters.rest.imports;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts of imports by HTTP and of their lines, since the start. */
@Component
public final class ImportCounts {

    /** What became of a line. */
    public enum Outcome {

        /** Its post was written. */
        WRITTEN,

        /** An earlier import had written its post. */
        REPLAYED,

        /** It was refused, and the import went on. */
        REFUSED,

        /** The import ended at it. */
        ENDED
    }

    private final Map<Outcome, LongAdder> lines = Arrays.stream(Outcome.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), outcome -> new LongAdder()));
    private final AtomicInteger running = new AtomicInteger();

    void run(Runnable work) {
        int unused = running.incrementAndGet();
        try {
            work.run();
        } finally {
            int unusedCount = running.decrementAndGet();
        }
    }

    void count(ImportedLine line) {
        Objects.requireNonNull(lines.get(outcomeOf(line))).increment();
    }

    private static Outcome outcomeOf(ImportedLine line) {
        if (line.endsImport()) {
            return Outcome.ENDED;
        }
        if (line.wasWritten()) {
            return line.wasThereBefore() ? Outcome.REPLAYED : Outcome.WRITTEN;
        }
        return Outcome.REFUSED;
    }

    /** {@return the number of imports that run} */
    public int running() {
        return running.get();
    }

    /**
     * {@return the number of lines}
     *
     * @param outcome what became of them
     */
    public long lines(Outcome outcome) {
        return Objects.requireNonNull(lines.get(outcome)).sum();
    }
}
