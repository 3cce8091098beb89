package io.masthead.adapters.cli;

import java.util.List;

/**
 * The outcome of one line of an import.
 *
 * @param line its number, from 1 on
 * @param kind what became of it
 * @param mistakes what is wrong with it, each in one line; none if it is in
 */
public record LineOutcome(long line, Kind kind, List<String> mistakes) {

    /** Copies the mistakes. */
    public LineOutcome {
        mistakes = List.copyOf(mistakes);
    }

    /** What became of a line. */
    public enum Kind {

        /** A post was written. */
        WRITTEN,

        /** An earlier import had written it. */
        WRITTEN_BEFORE,

        /** It was refused, and the import went on. */
        REFUSED,

        /** The import ended here: neither this line nor any after it was imported. */
        ENDED
    }
}
