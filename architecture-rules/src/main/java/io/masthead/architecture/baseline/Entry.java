package io.masthead.architecture.baseline;

import java.nio.file.Path;

/**
 * A finding that is let be.
 *
 * @param key what it is known by
 * @param remark what people say about it
 * @param file the file that has it
 * @param line its line there
 */
record Entry(String key, Remark remark, Path file, int line) {

    /** {@return where it is, for a sentence about it} */
    String place() {
        return file + ":" + line;
    }
}
