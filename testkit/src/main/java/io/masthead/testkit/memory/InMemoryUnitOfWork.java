package io.masthead.testkit.memory;

import io.masthead.domain.UnitOfWork;
import java.util.function.Supplier;

/** In-memory unit of work with serial transactions. */
final class InMemoryUnitOfWork implements UnitOfWork {

    private final Tables tables;

    InMemoryUnitOfWork(Tables tables) {
        this.tables = tables;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        synchronized (tables) {
            Runnable undo = tables.undo();
            tables.depth++;
            try {
                return work.get();
            } catch (RuntimeException | Error failure) {
                undo.run();
                throw failure;
            } finally {
                tables.depth--;
            }
        }
    }

    /** Rejects changes, like a read-only transaction of a database. */
    @Override
    public <T> T read(Supplier<T> work) {
        synchronized (tables) {
            if (tables.depth > 0) {
                return work.get();
            }
            Tables.Snapshot before = tables.snapshot();
            T result = work.get();
            if (!tables.isAt(before)) {
                before.restore();
                throw new IllegalStateException("Read-only work has changed the storage");
            }
            return result;
        }
    }
}
