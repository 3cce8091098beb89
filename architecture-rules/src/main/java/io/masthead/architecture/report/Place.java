package io.masthead.architecture.report;

/**
 * Where something is in the sources.
 *
 * @param file the file, relative to where the report is read from, with {@code /} between its parts
 * @param line the line, from 1; 0 where only the file is known
 */
public record Place(String file, int line) {

    /** {@return the file, and the line if it is known} */
    public String text() {
        return line > 0 ? file + ":" + line : file;
    }
}
