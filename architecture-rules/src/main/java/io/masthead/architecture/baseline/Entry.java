package io.masthead.architecture.baseline;

import java.nio.file.Path;

/**
 * Entry of a baseline: an accepted violation.
 *
 * @param key the key of the violation
 * @param comment the comment of the entry
 * @param file the file with the entry
 * @param line the line of the entry
 */
record Entry(String key, BaselineComment comment, Path file, int line) {

    /** {@return file and line, for messages} */
    String place() {
        return file + ":" + line;
    }
}
