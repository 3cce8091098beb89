package io.masthead.architecture.config;

import java.util.Arrays;
import java.util.List;

/**
 * Line of a properties file.
 *
 * @param file the name of the file
 * @param number the line, from 1
 * @param key the key
 * @param value the value
 */
public record PropertyLine(String file, int number, String key, String value) {

    /** {@return the values, separated by commas} */
    List<String> values() {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * {@return a sentence about a mistake in this line}
     *
     * @param mistake the mistake
     * @param remedy the remedy
     */
    public String problem(String mistake, String remedy) {
        return file + ":" + number + ": " + mistake + "; " + remedy;
    }
}
