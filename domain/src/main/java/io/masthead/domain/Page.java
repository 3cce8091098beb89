package io.masthead.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param <T> what is listed
 * @param <C> the cursors of the list
 * @param items the entries, in the order of the list
 * @param end the cursor of the last of them, to continue after; empty if there are none
 * @param total how many entries the whole list has, if that was asked for
 */
public record Page<T, C>(List<T> items, Optional<C> end, OptionalLong total) {

    /** Copies the entries. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * {@return a page that ends at its last entry, without a total}
     *
     * @param <T> what is listed
     * @param <C> the cursors of the list
     * @param items the entries, in the order of the list
     * @param cursor the cursor of an entry
     */
    public static <T, C> Page<T, C> of(List<T> items, Function<T, C> cursor) {
        Optional<C> end = items.isEmpty() ? Optional.empty() : Optional.of(cursor.apply(items.get(items.size() - 1)));
        return new Page<>(items, end, OptionalLong.empty());
    }

    /**
     * {@return the same page of other entries}
     *
     * @param <R> the other entries
     * @param replacement the entries in their place, as many and in the same order
     */
    public <R> Page<R, C> with(List<R> replacement) {
        return new Page<>(replacement, end, total);
    }

    /**
     * {@return the same page with each entry mapped}
     *
     * @param <R> what entries are mapped to
     * @param mapper maps an entry
     */
    public <R> Page<R, C> map(Function<T, R> mapper) {
        return with(items.stream().map(mapper).toList());
    }

    /**
     * {@return the same page with a total}
     *
     * @param newTotal how many entries the whole list has, if that was asked for
     */
    public Page<T, C> withTotal(OptionalLong newTotal) {
        return new Page<>(items, end, newTotal);
    }
}
