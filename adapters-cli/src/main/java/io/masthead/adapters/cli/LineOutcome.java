package io.masthead.adapters.cli;

import java.util.List;

/**
 * Outcome of one line of an import.
 *
 * @param line the line number, from 1
 * @param kind the kind of outcome
 * @param violations the violations of the line, each in one line; empty unless it was refused or ended the import
 */
public record LineOutcome(long line, Kind kind, List<String> violations) {

    /** Copies the violations. */
    public LineOutcome {
        violations = List.copyOf(violations);
    }

    /** Kinds of outcomes. */
    public enum Kind {

        /** The post was written. */
        WRITTEN,

        /** The post was written by an earlier import. */
        WRITTEN_BEFORE,

        /** The line was refused, and the import continued. */
        REFUSED,

        /** The import ended: neither this line nor any after it was acknowledged. */
        ENDED
    }
}
