package io.masthead.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Page of a list.
 *
 * @param <T> the type of the entries
 * @param <C> the type of the cursors
 * @param items the entries, in the order of the list
 * @param end the cursor of the last entry, to continue after; empty if there are no entries
 * @param total the number of entries of the whole list, if requested
 */
public record Page<T, C>(List<T> items, Optional<C> end, Optional<Total> total) {

    /** Copies the entries. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * {@return a page whose end is the cursor of its last entry, without a total}
     *
     * @param <T> the type of the entries
     * @param <C> the type of the cursors
     * @param items the entries, in the order of the list
     * @param cursor computes the cursor of an entry
     */
    public static <T, C> Page<T, C> of(List<T> items, Function<T, C> cursor) {
        Optional<C> end = items.isEmpty() ? Optional.empty() : Optional.of(cursor.apply(items.get(items.size() - 1)));
        return new Page<>(items, end, Optional.empty());
    }

    /**
     * {@return this page with other entries}
     *
     * @param <R> the type of the other entries
     * @param replacement the other entries, of the same number and in the same order
     */
    public <R> Page<R, C> with(List<R> replacement) {
        return new Page<>(replacement, end, total);
    }

    /**
     * {@return this page with each entry mapped}
     *
     * @param <R> the type that entries are mapped to
     * @param mapper maps an entry
     */
    public <R> Page<R, C> map(Function<T, R> mapper) {
        return with(items.stream().map(mapper).toList());
    }

    /**
     * {@return this page with a total}
     *
     * @param newTotal the number of entries of the whole list, if requested
     */
    public Page<T, C> withTotal(Optional<Total> newTotal) {
        return new Page<>(items, end, newTotal);
    }
}
