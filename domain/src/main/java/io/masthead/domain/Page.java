package io.masthead.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Page of a list.
 *
 * @param <T> the type of the entries
 * @param <C> the type of the cursors
 * @param items the entries, in the order of the list
 * @param end the cursor of the last entry, to continue after; empty if there are no entries
 * @param total the number of entries of the whole list, if requested
 * @param endsEarly whether the page has fewer entries than requested although the list may go on, since they are large
 */
public record Page<T, C>(List<T> items, Optional<C> end, Optional<Total> total, boolean endsEarly) {

    /** Copies the entries. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Creates a page that does not end early.
     *
     * @param items the entries, in the order of the list
     * @param end the cursor of the last entry; empty if there are no entries
     * @param total the number of entries of the whole list, if requested
     */
    public Page(List<T> items, Optional<C> end, Optional<Total> total) {
        this(items, end, total, false);
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
     * {@return a page that ends with the entry with which the entries reach a size}
     *
     * @param <T> the type of the entries
     * @param <C> the type of the cursors
     * @param items the entries, in the order of the list; those after the end may be missing
     * @param cursor computes the cursor of an entry
     * @param requested the maximum number of entries that was requested
     * @param size computes the size of an entry
     * @param most the size with which the page ends
     */
    public static <T, C> Page<T, C> bounded(
            List<T> items, Function<T, C> cursor, int requested, ToLongFunction<T> size, long most) {
        long total = 0;
        int number = 0;
        while (number < items.size() && total < most) {
            total += size.applyAsLong(items.get(number));
            number++;
        }
        Page<T, C> page = of(items.subList(0, number), cursor);
        return new Page<>(page.items, page.end, page.total, number < requested && total >= most);
    }

    /**
     * {@return this page with other entries}
     *
     * @param <R> the type of the other entries
     * @param replacement the other entries, of the same number and in the same order
     */
    public <R> Page<R, C> with(List<R> replacement) {
        return new Page<>(replacement, end, total, endsEarly);
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
        return new Page<>(items, end, newTotal, endsEarly);
    }
}
