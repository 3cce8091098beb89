package io.masthead.domain;

import java.util.function.Supplier;

/**
 * Driven port: runs the changing part of a {@link Workflow} as the host runs a {@link Command}: all or nothing, and
 * again from the start when transactions got in each other's way.
 */
@FunctionalInterface
public interface UnitOfWork {

    /**
     * Runs work in one transaction.
     *
     * @param <T> what the work returns
     * @param work the work; keeps no state between calls
     * @return what the work returned; whatever it throws undoes it
     */
    <T> T run(Supplier<T> work);
}
