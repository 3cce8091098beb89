package io.masthead.architecture.baseline;

import java.nio.file.Path;

/**
 * Entry of a baseline: an accepted violation.
 *
 * @param key the key of the violation
 * @param comment the comment of the entry
 * @param file the file with the entry
 * @param place its file and line, for messages; empty for an entry that is not written yet
 */
record Entry(String key, BaselineComment comment, Path file, String place) {}
