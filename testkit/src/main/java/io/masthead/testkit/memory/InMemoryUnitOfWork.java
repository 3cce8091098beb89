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
            return tables.depth > 0 ? join(work) : inTransaction(work);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        Tables.Snapshot before = tables.snapshot();
        boolean done = false;
        tables.failedInside = false;
        tables.depth++;
        try {
            T result = work.get();
            if (tables.failedInside) {
                throw new IllegalStateException(
                        "A unit of work inside this one failed, so nothing of this one is kept");
            }
            done = true;
            return result;
        } finally {
            tables.depth--;
            if (!done) {
                before.restore();
            }
        }
    }

    /** As in a database, a unit inside that fails takes the outer one with it. */
    private <T> T join(Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            tables.failedInside |= !done;
        }
    }

    /** As in a read-only transaction of a database, changes are refused, and nothing of them is kept. */
    @Override
    public <T> T read(Supplier<T> work) {
        synchronized (tables) {
            if (tables.depth > 0) {
                return work.get();
            }
            Tables.Snapshot before = tables.snapshot();
            boolean changed;
            T result;
            try {
                result = work.get();
            } finally {
                changed = !tables.isAt(before);
                if (changed) {
                    before.restore();
                }
            }
            if (changed) {
                throw new IllegalStateException("A unit of work that only reads has changed something");
            }
            return result;
        }
    }
}
