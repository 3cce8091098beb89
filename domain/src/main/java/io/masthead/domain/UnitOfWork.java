package io.masthead.domain;

import java.util.function.Supplier;

/**
 * Driven port: transactions. Use cases are composed with it where their feature is assembled, so that each of them is all
 * or nothing in every host.
 *
 * <p>A unit of work inside another joins it: it has neither a transaction nor a second try of its own. If it fails, the
 * outer one fails as well, even if it catches the failure: it then ends in an {@link IllegalStateException}, and nothing of
 * either is kept.
 */
public interface UnitOfWork {

    /**
     * Runs work in one transaction: all of it is kept, or, if it throws, nothing. After contention it may run again from
     * the start, so work keeps no state between runs.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     * @throws StorageContention if the work got in the way of other work too often
     */
    <T> T run(Supplier<T> work);

    /**
     * Reads in one snapshot: everything that is read inside shows the same state, whatever others commit meanwhile. The
     * work changes nothing.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     */
    <T> T read(Supplier<T> work);

    /**
     * Runs work that returns nothing.
     *
     * @param work the work
     * @see #run(Supplier)
     */
    default void run(Runnable work) {
        Object unused = run(() -> {
            work.run();
            return "";
        });
    }
}
