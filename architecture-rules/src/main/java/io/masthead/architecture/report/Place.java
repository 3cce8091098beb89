package io.masthead.architecture.report;

/**
 * Place in the sources.
 *
 * @param file the file, relative to the directory of the configuration, with {@code /} as separator
 * @param line the line, from 1; 0 if only the file is known
 */
public record Place(String file, int line) {

    /** {@return the file, and the line if it is known} */
    public String text() {
        return line > 0 ? file + ":" + line : file;
    }
}
