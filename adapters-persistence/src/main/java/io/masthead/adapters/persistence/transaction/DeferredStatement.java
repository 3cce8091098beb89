package io.masthead.adapters.persistence.transaction;

/**
 * Statement that can wait for the end of its unit of work, where it travels to the database together with the commit, in
 * one round trip instead of two. Only for what nothing in the unit depends on, and what is not expected to fail. Every
 * other statement on the same rows calls {@link #flush} before.
 */
@FunctionalInterface
public interface DeferredStatement {

    /**
     * Executes the statement.
     *
     * @param suffix the text to append to it, which can end the transaction
     */
    void execute(String suffix);

    /**
     * Executes a statement at the end of the running unit of work, or now if there is none.
     *
     * @param statement the statement
     */
    static void defer(DeferredStatement statement) {
        RunningUnit.current().ifPresentOrElse(unit -> unit.defer(statement), () -> statement.execute(""));
    }

    /** Executes now what waits for the end of the running unit of work, so that it can be read. */
    static void flush() {
        RunningUnit.current().ifPresent(RunningUnit::flush);
    }
}
