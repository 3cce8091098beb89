package io.masthead.domain;

import java.util.function.Supplier;

/**
 * Driven port: transactions. Use cases are composed with it where their feature is assembled, so that each use case is
 * atomic in every host.
 *
 * <p>A unit of work inside another joins it: it has neither a transaction nor a second try of its own. If a {@code run}
 * inside a {@code run} fails, the outer one fails as well, even if it catches the failure: it then ends in an
 * {@link IllegalStateException}, and nothing of either is kept. A {@code read} inside that fails leaves the outer one as it
 * is. A {@code run} inside a {@code read} ends in an {@link IllegalStateException}, and nothing of it is kept.
 */
public interface UnitOfWork {

    /**
     * Runs work in one transaction, which is committed when the work returns and rolled back when it throws. After
     * contention the work may run again from the start, so it must keep no state between runs.
     *
     * @param <T> the result type
     * @param work the work
     * @return the result of the work
     * @throws StorageContention if contention persists after all retries; its cause is the last failure, a
     *     {@link ConcurrentUpdate} for example
     */
    <T> T run(Supplier<T> work);

    /**
     * Runs work in one read-only snapshot: all reads see the same state, regardless of concurrent commits. The work
     * must not change anything.
     *
     * @param <T> the result type
     * @param work the work
     * @return the result of the work
     */
    <T> T read(Supplier<T> work);

    /**
     * Runs work without a result.
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
