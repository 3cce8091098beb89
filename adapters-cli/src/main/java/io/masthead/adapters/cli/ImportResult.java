package io.masthead.adapters.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Result of an import: the counts of lines and the first violations. */
final class ImportResult {

    /** Maximum number of reported violations. */
    static final int MAX_VIOLATIONS = 20;

    private final Path file;
    private final BitSet refused = new BitSet();
    private final List<String> violations = new ArrayList<>();
    private long written;
    private long thereBefore;
    private long unreported;
    private @Nullable LineOutcome end;

    ImportResult(Path file) {
        this.file = file;
    }

    void add(LineOutcome line) {
        switch (line.kind()) {
            case WRITTEN -> written++;
            case WRITTEN_BEFORE -> thereBefore++;
            case REFUSED -> {
                refused.set(Math.toIntExact(line.line()));
                line.violations().forEach(violation -> addViolation(place(line) + violation));
            }
            case ENDED -> end = line;
        }
    }

    /** {@return the numbers of the refused lines} */
    BitSet refused() {
        return refused;
    }

    boolean isComplete() {
        return end == null && refused.isEmpty();
    }

    /** {@return the report of violations, line by line} */
    List<String> violations() {
        List<String> report = new ArrayList<>(violations);
        if (unreported > 0) {
            report.add("and " + unreported + " more");
        }
        if (end != null) {
            report.add(place(end) + String.join(", ", end.violations())
                    + ": neither this line nor any after it was acknowledged; the same command again"
                    + " goes on from here");
        }
        return report;
    }

    String summary(Optional<Path> copy) {
        return written + " written, " + thereBefore + " there already, " + refused.cardinality() + " refused"
                + copy.map(path -> " (they are in " + path + ")").orElse("") + ".";
    }

    private void addViolation(String violation) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(violation);
        } else {
            unreported++;
        }
    }

    private String place(LineOutcome line) {
        return file + ":" + line.line() + ": ";
    }
}
