package io.masthead.application;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param items the entries, in the order of the list
 * @param total how many entries the whole list has, if that was asked for
 */
public record Page<T>(List<T> items, OptionalLong total) {

    /** Copies the entries. */
    public Page {
        items = List.copyOf(items);
    }
}
