package io.masthead.application;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param <P> what names a place in the list
 * @param items the entries, in the order of the list
 * @param end the place of the last of them, to continue after; empty if there are none
 * @param total how many entries the whole list has, if that was asked for
 */
public record Page<T, P>(List<T> items, Optional<P> end, OptionalLong total) {

    /** Copies the entries. */
    public Page {
        items = List.copyOf(items);
    }
}
