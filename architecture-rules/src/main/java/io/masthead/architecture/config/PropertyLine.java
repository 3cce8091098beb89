package io.masthead.architecture.config;

import java.util.Arrays;
import java.util.List;

/**
 * A line of a properties file.
 *
 * @param file the name of the file
 * @param number the line, from 1
 * @param key the key
 * @param value the value
 */
public record PropertyLine(String file, int number, String key, String value) {

    /** {@return the values between commas} */
    List<String> values() {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * {@return a sentence about this line}
     *
     * @param what what is wrong with it
     * @param remedy what to do
     */
    public String problem(String what, String remedy) {
        return file + ":" + number + ": " + what + "; " + remedy;
    }
}
