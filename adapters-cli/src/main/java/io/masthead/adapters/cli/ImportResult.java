package io.masthead.adapters.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the lines of a file: numbers, and the first few of what is wrong. */
final class ImportResult {

    /** The most that is told of what is wrong. */
    static final int MOST_MISTAKES = 20;

    private final Path file;
    private final BitSet refused = new BitSet();
    private final List<String> mistakes = new ArrayList<>();
    private long written;
    private long thereBefore;
    private long untold;
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
                line.mistakes().forEach(mistake -> addMistake(place(line) + mistake));
            }
            case ENDED -> end = line;
        }
    }

    /** {@return the numbers of the lines that were refused} */
    BitSet refused() {
        return refused;
    }

    boolean isComplete() {
        return end == null && refused.isEmpty();
    }

    /** {@return what is wrong, line by line} */
    List<String> mistakes() {
        List<String> told = new ArrayList<>(mistakes);
        if (untold > 0) {
            told.add("and " + untold + " more");
        }
        if (end != null) {
            told.add(place(end) + String.join(", ", end.mistakes())
                    + ": neither this line nor any after it was imported; the same command again"
                    + " goes on from here");
        }
        return told;
    }

    String summary(Optional<Path> copy) {
        return written + " written, " + thereBefore + " there already, " + refused.cardinality() + " refused"
                + copy.map(path -> " (they are in " + path + ")").orElse("") + ".";
    }

    private void addMistake(String mistake) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(mistake);
        } else {
            untold++;
        }
    }

    private String place(LineOutcome line) {
        return file + ":" + line.line() + ": ";
    }
}
